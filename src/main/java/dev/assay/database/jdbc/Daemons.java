package dev.assay.database.jdbc;

/** Starts threads that never keep the JVM alive. */
public final class Daemons {

    private Daemons() {}

    public static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
