package dev.assay.database.jdbc;

import org.apiguardian.api.API;

/** Starts daemon threads, which do not keep the JVM alive. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Daemons {

    private Daemons() {}

    /**
     * Starts a daemon thread.
     *
     * @param name the thread's name, for thread dumps
     * @param task what it does
     * @return the thread, already started
     */
    public static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
