package dev.assay.reconcile;

import dev.assay.database.Plane;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source, its copies, and what keeps them moving: writers, heartbeats, and the {@link Applier}. */
final class Pipeline {

    private static final String COLUMNS =
            "id bigint%s, customer int, note text, total numeric(12, 2), at timestamptz, ok boolean";
    private static final String ROLE = "checker";

    final TestDatabase source;
    final TestDatabase copy;
    final Applier applier;
    private final TestPostgres server;
    private final int rows;
    private final Thread heart = new Thread(this::beat, "heartbeat");
    private volatile boolean closed;
    private @Nullable Load load;
    private TestDatabase read;
    private @Nullable TestPostgres standby;

    /** @param server a server of its own with {@code wal_level = logical}; closed with this */
    Pipeline(TestPostgres server, int rows) throws SQLException {
        this.server = server;
        this.rows = rows;
        String filled =
                "INSERT INTO %s SELECT i, i %% 100, CASE WHEN i %% 5 = 0 THEN NULL ELSE 'note ' || i END, i, timestamptz '2026-01-01"
                        + " 00:00Z', true%s FROM generate_series(1, " + rows + ") AS i;";
        source = server.database()
                .run("CREATE SCHEMA app; CREATE TABLE app.orders (" + COLUMNS.formatted(" PRIMARY KEY")
                        + "); ALTER TABLE app.orders REPLICA IDENTITY FULL; CREATE TABLE app.heartbeat (one int PRIMARY KEY, at timestamptz);"
                        + " INSERT INTO app.heartbeat VALUES (1, now());" + filled.formatted("app.orders", "")
                        + "CREATE PUBLICATION copy FOR TABLE app.orders, app.heartbeat; CREATE ROLE checker LOGIN PASSWORD '"
                        + TestPostgres.PASSWORD
                        + "'; GRANT USAGE ON SCHEMA app TO checker; GRANT SELECT ON app.orders TO checker");
        source.run("SELECT pg_create_logical_replication_slot('copy', 'pgoutput')");
        // the rows of the start have no transaction, one of 64 bits, or one of long ago
        copy = TestPostgres.newest()
                .database()
                .run("CREATE SCHEMA mart; CREATE TABLE mart.orders (" + COLUMNS.formatted("")
                        + "); CREATE INDEX ON mart.orders (id); CREATE TABLE mart.log (" + COLUMNS.formatted("")
                        + ", _op text, _lsn bigint, _txid bigint); CREATE INDEX ON mart.log (id); CREATE TABLE mart.heartbeat (position bigint);"
                        + " INSERT INTO mart.heartbeat VALUES (0);"
                        + filled.formatted("mart.orders", "")
                        + filled.formatted(
                                "mart.log",
                                ", 'r', 0, CASE i % 3 WHEN 0 THEN 12884901888 + 500 WHEN 1 THEN" + " 1500000000 END"));
        read = source;
        applier = new Applier(source, copy);
        heart.start();
    }

    /** Reads the source on a standby from now on. */
    void readStandby(Map<String, String> settings) throws SQLException {
        TestPostgres started = server.standby(settings, Duration.ofMillis(300));
        standby = started;
        read = new TestDatabase(started, source.name());
    }

    /** Starts writers. */
    Load load(int writers, int pause) {
        Load started = new Load(source, rows, writers, pause);
        load = started;
        return started;
    }

    private void beat() {
        while (!closed) {
            source.run("UPDATE app.heartbeat SET at = clock_timestamp()");
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Compares {@code app.orders} with the changelog or with the current state. */
    Drill.Compared compared(boolean changelog) throws Exception {
        Limits limits = Limits.of(Plane.ANALYTICAL);
        try (PostgresDatabase there = new PostgresDatabase(
                        read.settings("shop", Plane.ANALYTICAL, limits, ROLE, TestPostgres.PASSWORD), "test");
                PostgresDatabase here = new PostgresDatabase(copy.settings("mart", Plane.ANALYTICAL), "test")) {
            Pairing.Paired paired = Pairing.of(
                    there,
                    TableName.parse("app.orders"),
                    here,
                    TableName.parse(changelog ? "mart.log" : "mart.orders"),
                    "id",
                    Map.of(),
                    Set.of(),
                    !changelog);
            Reader fromSource = new Reader(there, "");
            Reader fromCopy = new Reader(here, "");
            Watermark watermark =
                    new Watermark(fromCopy, "SELECT MAX(position) FROM mart.heartbeat", Duration.ofSeconds(20));
            Scheme scheme = changelog
                    ? new Changelog(
                            paired.source(),
                            paired.copy(),
                            new Changelog.Columns("t._txid", "t._lsn", "(d._op = 'd')"),
                            fromSource,
                            fromCopy,
                            watermark)
                    : new Sandwich(paired.source(), paired.copy(), fromSource, fromCopy, watermark);
            return new Drill(scheme, paired.source(), fromSource).compare();
        }
    }

    void stop() throws Exception {
        if (load != null) {
            load.stop();
        }
        closed = true;
        heart.join();
        applier.stop();
        if (standby != null) {
            standby.stop();
        }
        server.stop();
    }
}
