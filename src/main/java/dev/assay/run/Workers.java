package dev.assay.run;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One thread per session of a connection. Scans run in the order of submission; work that a check is waiting for goes first. */
final class Workers implements AutoCloseable {

    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor pool;
    private final ThreadPoolExecutor judging;

    Workers(String connection, int sessions) {
        pool = threads("assay-" + connection, sessions, new PriorityBlockingQueue<>());
        judging = threads("assay-judge-" + connection, 1, new LinkedBlockingQueue<>());
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

    /** Runs scans. */
    Executor scans() {
        return task -> pool.execute(new Task(1, order.incrementAndGet(), task));
    }

    /** Judges results, which needs no session. */
    Executor judging() {
        return judging;
    }

    /** Runs work that a check is waiting for, before queued scans. */
    Executor priority() {
        return task -> pool.execute(new Task(0, order.incrementAndGet(), task));
    }

    /** Drops all queued tasks. Their futures never complete, so nobody may still be waiting for them. */
    @Override
    public void close() {
        pool.shutdownNow();
        judging.shutdownNow();
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
