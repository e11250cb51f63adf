package dev.assay.connection;

/** Starts threads that never keep the JVM alive. */
final class Daemons {

    private Daemons() {}

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
