package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.database.postgresql.rights.WriteRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
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

    /** The marker file that is written last. A folder without it contains an incomplete load. */
    static final String WHOLE = "loaded";

    /** Starts the server. It creates and loads the data directory unless a complete one exists. */
    static EmbeddedServer start(Cluster cluster, FolderLock lock, EmbeddedSettings settings, boolean temporary)
            throws IOException, DatabaseException {
        // this process holds the lock, so the owner of a server that still runs here is dead
        cluster.stop();
        Path whole = cluster.folder().resolve(WHOLE);
        boolean loaded = Files.exists(whole);
        List<CsvTable> tables = new ArrayList<>();
        if (!loaded) {
            for (EmbeddedSettings.Load load : settings.loads()) {
                tables.add(CsvTable.read(settings.name(), load));
            }
            CacheFolder.delete(cluster.folder());
            cluster.initialise(settings.server());
        }
        Files.deleteIfExists(cluster.folder().resolve("server.log"));
        EmbeddedServer server = new EmbeddedServer(cluster, lock, cluster.start(!loaded), temporary);
        if (!loaded) {
            server.fill(tables);
            cluster.sync();
            Path partial = cluster.folder().resolve(WHOLE + ".part");
            Files.writeString(partial, Instant.now() + "\n");
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        return server;
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

    /** Stops the server, deletes a temporary folder or an incomplete load, and releases the lock. */
    void stop() throws IOException {
        try (lock) {
            cluster.stop();
            if (temporary || !Files.exists(cluster.folder().resolve(WHOLE))) {
                CacheFolder.delete(cluster.folder());
            }
            if (temporary) {
                EmbeddedFolders.deleteLock(cluster.folder());
            }
        }
    }
}
