package dev.assay.run;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
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
    private final ThreadPoolExecutor beside;

    Workers(String connection, int sessions) {
        pool = threads("assay-" + connection, sessions, new PriorityBlockingQueue<>());
        beside = threads("assay-judge-" + connection, 1, new LinkedBlockingQueue<>());
    }

    private static ThreadPoolExecutor threads(String name, int most, BlockingQueue<Runnable> queue) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, 1, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** For scans. */
    Executor behind() {
        return task -> pool.execute(new Task(1, order.incrementAndGet(), task));
    }

    /** For what needs no session. */
    Executor beside() {
        return beside;
    }

    /** For what a check waits for. */
    Executor ahead() {
        return task -> pool.execute(new Task(0, order.incrementAndGet(), task));
    }

    /** Ends every task that has not begun; the futures of those are never completed, so nobody may wait for them any more. */
    @Override
    public void close() {
        pool.shutdownNow();
        beside.shutdownNow();
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
