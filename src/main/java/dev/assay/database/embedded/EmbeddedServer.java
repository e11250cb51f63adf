package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A running embedded PostgreSQL server with loaded tables, and the lock on its folder.
 *
 * @param cluster its data directory
 * @param lock held while the server runs
 * @param port the port on the loopback address
 * @param temporary whether the folder is deleted when the server stops
 */
record EmbeddedServer(Cluster cluster, FolderLock lock, int port, boolean temporary) {

    /**
     * Starts the server. It creates and loads the data directory unless a complete one exists. One that is damaged is loaded anew, and
     * programs that are damaged are unpacked anew; both are told.
     */
    static EmbeddedServer start(Cluster cluster, FolderLock lock, EmbeddedSettings settings, boolean temporary)
            throws IOException, DatabaseException {
        try {
            return kept(cluster, lock, settings, temporary);
        } catch (IOException e) {
            if (!cluster.binaries().repaired()) {
                throw e;
            }
            return kept(cluster, lock, settings, temporary);
        }
    }

    private static EmbeddedServer kept(Cluster cluster, FolderLock lock, EmbeddedSettings settings, boolean temporary)
            throws IOException, DatabaseException {
        // this process holds the lock, so the owner of a server that still runs here is dead
        cluster.stop();
        Inventory inventory = new Inventory(cluster.folder());
        if (inventory.exists()) {
            try {
                inventory.require();
                return new EmbeddedServer(cluster, lock, started(cluster, false), temporary);
            } catch (IOException e) {
                if (cluster.binaries().repaired()) {
                    return kept(cluster, lock, settings, temporary);
                }
                System.err.println("Connection '" + settings.name() + "': the tables that are kept in "
                        + cluster.folder()
                        + " are damaged, and are loaded anew: "
                        + FileTrouble.of(e).lines().findFirst().orElse("").replaceFirst(":$", "") + ".");
            }
        }
        return loaded(cluster, lock, settings, temporary);
    }

    private static EmbeddedServer loaded(Cluster cluster, FolderLock lock, EmbeddedSettings settings, boolean temporary)
            throws IOException, DatabaseException {
        List<CsvTable> tables = new ArrayList<>();
        for (EmbeddedSettings.Load load : settings.loads()) {
            tables.add(CsvTable.read(settings.name(), load));
        }
        CacheFolder.delete(cluster.folder());
        cluster.initialise(settings.server());
        EmbeddedServer server = new EmbeddedServer(cluster, lock, started(cluster, true), temporary);
        server.fill(tables);
        cluster.sync();
        new Inventory(cluster.folder()).write();
        return server;
    }

    private static int started(Cluster cluster, boolean loading) throws IOException {
        Files.deleteIfExists(cluster.folder().resolve("server.log"));
        return cluster.start(loading);
    }

    private void fill(List<CsvTable> tables) throws IOException, DatabaseException {
        Properties login = new Properties();
        login.setProperty("user", Cluster.OWNER);
        login.setProperty("password", cluster.secrets().get(0));
        try (Connection session = DriverManager.getConnection(url(), login)) {
            for (CsvTable table : tables) {
                new Loader(session).load(table);
            }
            session.setAutoCommit(true);
            try (Statement statement = session.createStatement()) {
                // the role of the checks can read everything and do nothing else
                statement.execute("CREATE ROLE " + Cluster.READER + " LOGIN PASSWORD '"
                        + cluster.secrets().get(1) + "' IN ROLE pg_read_all_data");
                statement.execute("CHECKPOINT");
            }
        } catch (SQLException e) {
            throw new IOException("the tables could not be filled: " + e.getMessage(), e);
        }
    }

    /** The server's JDBC URL. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The settings of the connection that checks use. */
    PostgresSettings settings(EmbeddedSettings embedded) throws IOException {
        List<String> secrets = cluster.secrets();
        return new PostgresSettings(
                embedded.name(),
                Plane.ANALYTICAL,
                url(),
                Cluster.READER,
                new Password.Given(secrets.get(1)),
                embedded.limits(),
                false,
                false,
                false,
                null,
                embedded.functions(),
                WriteRights.UNASKED);
    }

    /** Sees to it that the tables are loaded anew once the server has stopped. */
    void distrust() throws IOException {
        new Inventory(cluster.folder()).delete();
    }

    /** Stops the server, deletes a temporary folder or an incomplete load, and releases the lock. */
    void stop() throws IOException {
        try (lock) {
            cluster.stop();
            if (temporary || !new Inventory(cluster.folder()).exists()) {
                CacheFolder.delete(cluster.folder());
            }
            if (temporary) {
                EmbeddedFolders.deleteLock(cluster.folder());
            }
        }
    }
}
