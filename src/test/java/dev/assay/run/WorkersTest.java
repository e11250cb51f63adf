package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
@Tag("fast")
class WorkersTest {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void what_a_check_waits_for_goes_before_scans_and_those_in_their_order() throws Exception {
        try (Workers workers = new Workers("db", 1)) {
            CountDownLatch began = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            workers.scans().execute(() -> {
                began.countDown();
                await(go);
            });
            await(began);
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> done.add("first"), workers.scans());
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> done.add("second"), workers.scans());
            CompletableFuture<Void> ahead = CompletableFuture.runAsync(() -> done.add("ahead"), workers.priority());
            go.countDown();
            CompletableFuture.allOf(first, second, ahead).get();
            assertThat(done).containsExactly("ahead", "first", "second");
        }
    }

    @Test
    void a_task_that_throws_an_error_takes_no_worker_with_it() throws Exception {
        try (Workers workers = new Workers("db", 1)) {
            CompletableFuture<Void> bad = CompletableFuture.runAsync(
                    () -> {
                        throw new StackOverflowError();
                    },
                    workers.scans());
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
            CompletableFuture.runAsync(() -> done.add("next"), workers.scans()).get();
            assertThat(done).containsExactly("next");
        }
    }

    @Test
    void as_many_work_at_once_as_there_are_sessions_and_what_needs_none_goes_beside_them() throws Exception {
        try (Workers workers = new Workers("db", 2)) {
            CountDownLatch both = new CountDownLatch(2);
            CountDownLatch go = new CountDownLatch(1);
            for (int i = 0; i < 2; i++) {
                workers.scans().execute(() -> {
                    both.countDown();
                    await(go);
                });
            }
            await(both);
            CompletableFuture<Void> third = CompletableFuture.runAsync(() -> done.add("third"), workers.priority());
            CompletableFuture.runAsync(() -> done.add("beside"), workers.judging())
                    .get();
            assertThat(third).isNotDone();
            go.countDown();
            third.get();
            assertThat(done).containsExactly("beside", "third");
        }
    }

    @Test
    void what_has_not_begun_when_they_are_closed_never_does_and_what_comes_is_refused() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CompletableFuture<Void> running = new CompletableFuture<>();
        Workers workers = new Workers("db", 1);
        workers.scans().execute(() -> {
            began.countDown();
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                running.complete(null);
            }
        });
        await(began);
        workers.scans().execute(() -> done.add("never"));
        workers.close();
        CompletableFuture<Void> late = new CompletableFuture<Void>().completeAsync(() -> null, command -> {
            try {
                workers.scans().execute(command);
            } catch (RuntimeException e) {
                done.add("refused");
            }
        });
        running.get();
        assertThat(done).containsExactly("refused");
        assertThat(late).isNotDone();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
