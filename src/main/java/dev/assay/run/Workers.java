package dev.assay.run;

import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As many threads as a connection has sessions. Scans go in the order in which they come; what a waiting check needs goes
 * before them.
 */
final class Workers implements AutoCloseable {

    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor pool;

    Workers(String connection, int sessions) {
        pool = new ThreadPoolExecutor(sessions, sessions, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "assay-" + connection);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    /** For scans. */
    Executor behind() {
        return task -> pool.execute(new Task(1, order.incrementAndGet(), task));
    }

    /** For what a check waits for. */
    Executor ahead() {
        return task -> pool.execute(new Task(0, order.incrementAndGet(), task));
    }

    /** Ends every task that has not begun; the futures of those are never completed, so nobody may wait for them any more. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private record Task(int rank, long number, Runnable runnable) implements Runnable, Comparable<Task> {

        @Override
        public void run() {
            runnable.run();
        }

        @Override
        public int compareTo(Task other) {
            return rank == other.rank ? Long.compare(number, other.number) : Integer.compare(rank, other.rank);
        }
    }
}
