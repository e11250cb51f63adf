package dev.assay.reconcile;

import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source, its copies, and what keeps them moving: writers, heartbeats, and the {@link Applier}. */
final class Pipeline {

    private static final String COLUMNS =
            "id bigint%s, customer int, note text, total numeric(12, 2), at timestamptz, ok boolean";
    private static final String ROLE = "checker";

    /** The rows of the start have no transaction, one of 64 bits, or one of long ago. */
    private static final String BEGUN = "CASE i % 3 WHEN 0 THEN 12884901888 + 500 WHEN 1 THEN 1500000000 END";

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
        copy = TestPostgres.newest()
                .database()
                .run("CREATE SCHEMA mart; CREATE TABLE mart.orders (" + COLUMNS.formatted("")
                        + "); CREATE INDEX ON mart.orders (id); CREATE TABLE mart.log (" + COLUMNS.formatted("")
                        + ", _op text, _lsn bigint, _txid bigint); CREATE INDEX ON mart.log (id); CREATE TABLE mart.heartbeat (position bigint, at timestamptz);"
                        + " INSERT INTO mart.heartbeat VALUES (0, '2026-01-01'); CREATE TABLE mart.state ("
                        + COLUMNS.formatted("")
                        + ", _txid bigint, _lsn bigint, _deleted boolean, _applied_at timestamptz); CREATE INDEX ON mart.state (id);"
                        + " CREATE VIEW mart.live AS SELECT * FROM mart.state WHERE NOT _deleted;"
                        + filled.formatted("mart.orders", "")
                        + filled.formatted("mart.log", ", 'r', 0, " + BEGUN)
                        + filled.formatted("mart.state", ", " + BEGUN + ", 0, false, timestamptz '2026-01-01'"));
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

    /** What the copy keeps, and so the scheme. */
    enum Copy {
        /** Every change: scheme A. */
        CHANGELOG("mart.log"),
        /** The last change of each row, deleted ones too: scheme B. */
        STATE("mart.state"),
        /** The last change of each row that is there: scheme B. */
        STATE_WITHOUT_DELETED("mart.live"),
        /** The time at which each row was applied: scheme B. */
        TIMES("mart.state"),
        /** Rows alone: scheme C. */
        ROWS("mart.orders");

        private final String table;

        Copy(String table) {
            this.table = table;
        }

        private Changes changes() {
            String deletes = this == STATE_WITHOUT_DELETED ? null : "t._deleted";
            return switch (this) {
                case CHANGELOG -> new Changes("t._txid", "t._lsn", null, "(t._op = 'd')", null, null, null);
                case STATE, STATE_WITHOUT_DELETED -> new Changes("t._txid", "t._lsn", null, deletes, null, null, null);
                case TIMES -> new Changes(null, null, "t._applied_at", deletes, null, null, null);
                case ROWS -> new Changes(null, null, null, null, null, null, null);
            };
        }
    }

    /** Compares {@code app.orders} with a copy. */
    Drill.Compared compared(Copy of) throws Exception {
        Limits limits = Limits.of(Plane.ANALYTICAL);
        try (PostgresDatabase there = new PostgresDatabase(
                        read.settings("shop", Plane.ANALYTICAL, limits, ROLE, TestPostgres.PASSWORD), "test");
                PostgresDatabase here = new PostgresDatabase(copy.settings("mart", Plane.ANALYTICAL), "test")) {
            Pairing.Paired paired = Pairing.of(
                    there,
                    TableName.parse("app.orders"),
                    here,
                    TableName.parse(of.table),
                    List.of("id"),
                    Map.of(),
                    Set.of(),
                    null,
                    of != Copy.CHANGELOG,
                    Map.of(),
                    Map.of());
            Reader fromSource = new Reader(there, Purpose.NONE);
            Reader fromCopy = new Reader(here, Purpose.NONE);
            boolean byTime = of == Copy.TIMES;
            Watermark watermark = new Watermark(
                    fromCopy,
                    byTime
                            ? "SELECT CAST(EXTRACT(EPOCH FROM MAX(at)) * 1000000 AS bigint) FROM mart.heartbeat"
                            : "SELECT MAX(position) FROM mart.heartbeat",
                    byTime,
                    Duration.ofSeconds(20));
            Scheme scheme = scheme(of, paired, fromSource, fromCopy, watermark);
            Drill.Compared compared = new Drill(scheme, paired, fromSource, fromCopy).compare();
            if (scheme instanceof CurrentState held) {
                held.close();
                if (!held.words().startsWith("scheme B")) {
                    throw new AssertionError(held.words());
                }
            }
            return compared;
        }
    }

    private static Scheme scheme(
            Copy of, Pairing.Paired paired, Reader fromSource, Reader fromCopy, Watermark watermark) {
        Side source = paired.source();
        Changes changes = of.changes();
        Sandwich sandwich = new Sandwich(
                source,
                paired.copy().where(changes.lives(new java.util.ArrayList<>()), List.of()),
                fromSource,
                fromCopy,
                watermark);
        return switch (of) {
            case CHANGELOG -> new Changelog(source, paired.copy(), changes, fromSource, fromCopy, watermark);
            case ROWS -> new Sandwich(source, paired.copy(), fromSource, fromCopy, watermark);
            case STATE, STATE_WITHOUT_DELETED, TIMES ->
                new CurrentState(
                        source,
                        paired.copy(),
                        changes,
                        fromSource,
                        fromCopy,
                        watermark,
                        Duration.ofSeconds(30),
                        sandwich);
        };
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
