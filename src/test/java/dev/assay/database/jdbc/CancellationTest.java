package dev.assay.database.jdbc;

import static dev.assay.database.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One signal ends all that waits and runs, and nothing is begun behind it. */
@Timeout(20)
@Tag("fast")
class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger signals = new AtomicInteger();

    /** What a driver does when a statement is to be cancelled. */
    @FunctionalInterface
    private interface Signal {
        void send(int nth) throws SQLException;
    }

    /** A statement that can be cancelled, and nothing else. */
    private Statement statement(Signal signal) {
        return (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (self, method, arguments) -> {
                    if (method.getName().equals("cancel")) {
                        signal.send(signals.incrementAndGet());
                        return null;
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @Test
    void a_signal_that_comes_before_the_statement_or_fails_is_sent_again() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        Statement deaf = statement(nth -> {
            if (nth == 2) {
                throw new SQLException("not now");
            }
            if (nth == 3) {
                throw new IllegalStateException("a driver's own fault");
            }
            if (nth == 4) {
                heard.countDown();
            }
        });
        CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> running(deaf, begun, heard));
        begun.await();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(end.get()).isEqualTo("ended");
        assertThat(signals).hasValue(4);
    }

    private String running(Statement statement, CountDownLatch begun, CountDownLatch end) {
        try {
            return cancellation.run(statement, () -> {
                begun.countDown();
                await(end);
                return "ended";
            });
        } catch (SQLException | DatabaseException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    @Test
    void a_statement_that_has_ended_hears_nothing() throws Exception {
        assertThat(cancellation.run(statement(nth -> {}), () -> 1)).isEqualTo(1);
        cancellation.cancel();
        Thread.sleep(50);
        assertThat(signals).hasValue(0);
    }

    @Test
    void what_waits_ends_and_its_thread_goes_on_uninterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean still = new AtomicBoolean(true);
        CompletableFuture<FailureKind> end = CompletableFuture.supplyAsync(() -> {
            try {
                return cancellation.await(() -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return FailureKind.TABLE_MISSING;
                });
            } catch (DatabaseException e) {
                still.set(Thread.currentThread().isInterrupted());
                return e.kind();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        cancellation.cancel();
        assertThat(end.get()).isEqualTo(FailureKind.CANCELLED);
        assertThat(still).isFalse();
    }

    @Test
    void who_is_interrupted_by_somebody_else_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertTrouble(
                FailureKind.CANCELLED,
                () -> cancellation.await(() -> {
                    Thread.sleep(1_000);
                    return 1;
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isCancelled()).isFalse();
    }

    @Test
    void nothing_is_begun_behind_it() {
        AtomicBoolean begun = new AtomicBoolean();
        cancellation.cancel();
        assertTrouble(FailureKind.CANCELLED, () -> cancellation.run(statement(nth -> {}), () -> begun.getAndSet(true)));
        assertTrouble(FailureKind.CANCELLED, () -> cancellation.await(() -> begun.getAndSet(true)));
        assertThat(begun).isFalse();
        assertThat(signals).hasValue(0);
    }
}
