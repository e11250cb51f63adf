package dev.assay.database;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.jdbc.Daemons;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that goes away, or that no longer answers, while statements run. */
@Timeout(20)
class LostServerTest {

    private static final TestDatabase DATABASE = TestPostgres.newest().database();
    private static final Limits ONE =
            new Limits(1, Duration.ofMinutes(1), Duration.ofSeconds(1), null, null, null, null, null);

    private static Database through(Relay relay) {
        return new PostgresSettings(
                        "shop",
                        Plane.ANALYTICAL,
                        relay.url(DATABASE.name()),
                        TestPostgres.USER,
                        new Password.Given(TestPostgres.PASSWORD),
                        ONE,
                        false,
                        false,
                        false)
                .open("assay");
    }

    private static CompletableFuture<FailureKind> sleeping(Database database) throws InterruptedException {
        CompletableFuture<FailureKind> end = new CompletableFuture<>();
        Daemons.start("sleeping", () -> {
            try {
                database.query(sql("SELECT pg_sleep(30)"), 1);
            } catch (DatabaseException e) {
                end.complete(e.kind());
            }
        });
        Thread.sleep(300);
        return end;
    }

    @Test
    void a_connection_that_is_cut_gives_its_permit_back() throws Exception {
        try (Relay relay = new Relay(DATABASE.server().port());
                Database database = through(relay)) {
            assertThat(database.query(sql("SELECT 1"), 1).rows()).hasSize(1);
            CompletableFuture<FailureKind> end = sleeping(database);
            relay.cut();
            assertThat(end.get()).isEqualTo(FailureKind.DATABASE_UNREACHABLE);
            assertThat(database.query(sql("SELECT 1"), 1).rows()).hasSize(1);
        }
    }

    @Test
    void a_cancel_that_nobody_answers_is_not_waited_for() throws Exception {
        try (Relay relay = new Relay(DATABASE.server().port());
                Database database = through(relay)) {
            database.query(sql("SELECT 1"), 1);
            CompletableFuture<FailureKind> running = sleeping(database);
            CompletableFuture<FailureKind> waiting = sleeping(database);
            relay.silence();
            long start = System.nanoTime();
            database.cancel();
            assertThat(waiting.get()).isEqualTo(FailureKind.CANCELLED);
            assertTrouble(FailureKind.CANCELLED, () -> database.query(sql("SELECT 1"), 1));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            relay.cut();
            assertThat(running.get()).isEqualTo(FailureKind.CANCELLED);
        }
    }
}
