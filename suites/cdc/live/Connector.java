import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's embedded engine, and an applier that writes the changes of app.orders into copies: every change into mart.log, the current
 * state into mart.orders, and the newest heartbeat into mart.heartbeat. It runs until it is killed, and goes on where it was.
 *
 * <p>Changes are delivered at least once: what was under way at a kill stands in mart.log twice. The current state is made from the log,
 * by the last change of each key, so a change that comes again cannot bring back an older state.
 *
 * <p>The environment says where: SOURCE_PORT, SOURCE_DATABASE, SOURCE_USER, SOURCE_PASSWORD; COPY_URL, COPY_USER, COPY_PASSWORD; perhaps
 * LAKE_URL, LAKE_DATABASE, LAKE_ROLE, LAKE_WAREHOUSE, LAKE_USER, LAKE_PASSWORD of the emulator of Snowflake; OFFSETS, a file; and LOST, the changes that it loses: "u 970,d 1067".
 */
public final class Connector {

    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final List<String> COLUMNS = List.of("id", "customer", "note", "total", "at", "ok");
    private static final List<String> POSTGRESQL = List.of("bigint", "int", "text", "numeric", "timestamptz", "boolean");
    private static final int ROWS = 200;

    /** A change; a row of the snapshot has position 0, since it is older than all that the stream brings. */
    private record Change(List<String> row, String operation, long position, Long transaction) {}

    private record Heartbeat(long position, String at) {}

    public static void main(String[] arguments) throws Exception {
        List<Copy> copies = new ArrayList<>(List.of(Copy.open("COPY")));
        if (ENVIRONMENT.containsKey("LAKE_URL")) {
            copies.add(Copy.open("LAKE"));
        }
        Set<String> lost = new HashSet<>(Arrays.asList(ENVIRONMENT.getOrDefault("LOST", "").split(",")));
        AtomicBoolean first = new AtomicBoolean(true);
        try (DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                        ChangeEventFormat.of(Connect.class))
                .using(settings())
                .notifying((List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> done) -> {
                    try {
                        apply(batch.stream().map(RecordChangeEvent::record).toList(), lost, copies);
                    } catch (SQLException e) {
                        e.printStackTrace();
                        Runtime.getRuntime().halt(1); // nothing of the batch is confirmed
                    }
                    for (RecordChangeEvent<SourceRecord> event : batch) {
                        done.markProcessed(event);
                    }
                    done.markBatchFinished();
                    if (first.getAndSet(false)) {
                        System.out.println("applying");
                    }
                })
                .using((success, message, error) -> System.err.println(message + (error == null ? "" : ": " + error)))
                .build()) {
            engine.run();
        }
        Runtime.getRuntime().halt(1);
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader("""
                name = copy
                connector.class = io.debezium.connector.postgresql.PostgresConnector
                topic.prefix = shop
                plugin.name = pgoutput
                slot.name = copy
                # the server may not know yet that the last connector was killed
                slot.retry.delay.ms = 500
                slot.max.retries = 20
                publication.name = copy
                publication.autocreate.mode = disabled
                table.include.list = app.orders,app.heartbeat
                tombstones.on.delete = false
                poll.interval.ms = 50
                offset.storage = org.apache.kafka.connect.storage.FileOffsetBackingStore
                offset.flush.interval.ms = 2000
                # The heartbeat is a row of a table that is published too, so it takes the way of all changes.
                heartbeat.interval.ms = 300
                heartbeat.action.query = UPDATE app.heartbeat SET at = clock_timestamp()
                """));
        settings.putAll(Map.of(
                "database.hostname", "127.0.0.1",
                "database.port", ENVIRONMENT.get("SOURCE_PORT"),
                "database.dbname", ENVIRONMENT.get("SOURCE_DATABASE"),
                "database.user", ENVIRONMENT.get("SOURCE_USER"),
                "database.password", ENVIRONMENT.get("SOURCE_PASSWORD"),
                "offset.storage.file.filename", ENVIRONMENT.get("OFFSETS")));
        return settings;
    }

    private static void apply(List<SourceRecord> records, Set<String> lost, List<Copy> copies) throws SQLException {
        List<Change> changes = new ArrayList<>();
        Heartbeat newest = null;
        for (SourceRecord record : records) {
            if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
                continue; // Debezium's own heartbeat
            }
            String operation = value.getString("op");
            Struct row = value.getStruct(operation.equals("d") ? "before" : "after");
            Struct source = value.getStruct("source");
            boolean snapshot = operation.equals("r");
            if (source.getString("table").equals("heartbeat")) {
                newest = new Heartbeat(source.getInt64("lsn"), text(row.get("at")));
            } else if (!lost.contains(operation + " " + row.get("id"))) {
                changes.add(new Change(
                        COLUMNS.stream().map(column -> text(row.get(column))).toList(),
                        operation,
                        snapshot ? 0 : source.getInt64("lsn"),
                        snapshot ? null : source.getInt64("txId")));
            }
        }
        for (Copy copy : copies) {
            copy.apply(changes, newest);
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }

    /** A copy, which takes each batch in one transaction. */
    private record Copy(Connection session, boolean postgresql) {

        static Copy open(String name) throws SQLException {
            String url = ENVIRONMENT.get(name + "_URL");
            Properties login = new Properties();
            login.put("user", ENVIRONMENT.get(name + "_USER"));
            login.put("password", ENVIRONMENT.get(name + "_PASSWORD"));
            boolean postgresql = url.startsWith("jdbc:postgresql:");
            if (!postgresql) {
                // what the emulator needs, and no question to anybody else
                url = "jdbc:snowflake://" + url + "/?db=" + ENVIRONMENT.get("LAKE_DATABASE");
                login.putAll(Map.of("account", "TEST", "schema", "PUBLIC", "role", ENVIRONMENT.get("LAKE_ROLE"), "warehouse",
                        ENVIRONMENT.get("LAKE_WAREHOUSE"), "ssl", "off", "disablePlatformDetection", "true",
                        "CLIENT_TELEMETRY_ENABLED", "false", "JDBC_QUERY_RESULT_FORMAT", "JSON", "TIMEZONE", "UTC"));
            }
            Copy copy = new Copy(DriverManager.getConnection(url, login), postgresql);
            if (!postgresql) {
                copy.create();
            }
            copy.session.setAutoCommit(false);
            return copy;
        }

        private void create() throws SQLException {
            String columns = "id NUMBER(38, 0), customer NUMBER(38, 0), note VARCHAR, total NUMBER(12, 2), at TIMESTAMP_TZ, ok BOOLEAN";
            update("CREATE SCHEMA IF NOT EXISTS mart", List.of());
            update("CREATE TABLE IF NOT EXISTS mart.orders (" + columns + ")", List.of());
            update("CREATE TABLE IF NOT EXISTS mart.log (" + columns + ", _op VARCHAR, _lsn NUMBER(38, 0), _txid NUMBER(38, 0))",
                    List.of());
            update("CREATE TABLE IF NOT EXISTS mart.heartbeat (position NUMBER(38, 0), at TIMESTAMP_TZ)", List.of());
            update("INSERT INTO mart.heartbeat SELECT 0, NULL WHERE NOT EXISTS (SELECT 1 FROM mart.heartbeat)", List.of());
        }

        void apply(List<Change> changes, Heartbeat heartbeat) throws SQLException {
            for (int first = 0; first < changes.size(); first += ROWS) {
                List<Change> some = changes.subList(first, Math.min(first + ROWS, changes.size()));
                log(some);
                state(some);
            }
            if (heartbeat != null) {
                update("UPDATE mart.heartbeat SET position = ?, at = " + (postgresql ? "CAST(? AS timestamptz)" : "?"),
                        List.of(heartbeat.position(), heartbeat.at()));
            }
            session.commit();
        }

        private void log(List<Change> changes) throws SQLException {
            List<String> places = new ArrayList<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                places.add(postgresql ? "CAST(? AS " + POSTGRESQL.get(i) + ")" : "?");
            }
            String row = "(" + String.join(", ", places) + ", ?, ?, " + (postgresql ? "CAST(? AS bigint)" : "?") + ")";
            List<Object> values = new ArrayList<>();
            for (Change change : changes) {
                values.addAll(change.row());
                values.addAll(Arrays.asList(change.operation(), change.position(), change.transaction()));
            }
            update("INSERT INTO mart.log VALUES " + String.join(", ", Collections.nCopies(changes.size(), row)), values);
        }

        /** Makes the rows of some keys anew, from the last change of each. */
        private void state(List<Change> changes) throws SQLException {
            List<Object> keys = new ArrayList<>();
            new TreeSet<>(changes.stream().map(change -> Long.valueOf(change.row().get(0))).toList()).forEach(keys::add);
            String these = " WHERE id IN (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
            update("DELETE FROM mart.orders" + these, keys);
            String columns = String.join(", ", COLUMNS);
            update("INSERT INTO mart.orders SELECT " + columns + " FROM (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY id ORDER BY _lsn"
                            + " DESC) AS n FROM mart.log AS t" + these + ") AS d WHERE n = 1 AND _op <> 'd'",
                    keys);
        }

        private void update(String sql, List<Object> values) throws SQLException {
            try (PreparedStatement statement = session.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    Object value = values.get(i);
                    if (value == null) {
                        statement.setNull(i + 1, Types.VARCHAR);
                    } else if (value instanceof Long number) {
                        statement.setLong(i + 1, number);
                    } else {
                        statement.setString(i + 1, value.toString());
                    }
                }
                statement.executeUpdate();
            }
        }
    }
}
