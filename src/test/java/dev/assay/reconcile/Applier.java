package dev.assay.reconcile;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/**
 * A pipeline of change data: reads a logical slot of the source and writes each of its transactions as one transaction of the copy, into
 * a changelog, the current state, and the position of the heartbeat.
 */
final class Applier {

    static final List<String> COLUMNS = List.of("id", "customer", "note", "total", "at", "ok");

    private static final String VALUES =
            "CAST(? AS bigint), CAST(? AS int), ?, CAST(? AS numeric), CAST(? AS timestamptz), CAST(? AS boolean)";

    private final PgOutput output = new PgOutput();
    private final Random random = new Random(7);
    private final Connection slot;
    private final PGReplicationStream stream;
    private final Connection copy;
    private final PreparedStatement log;
    private final PreparedStatement delete;
    private final PreparedStatement insert;
    private final PreparedStatement forget;
    private final PreparedStatement state;
    private final PreparedStatement beat;
    private final Thread thread = new Thread(this::run, "applier");
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    /** Events that get lost: {@code c 17}, {@code u 17}, {@code d 17}. */
    final Set<String> lost = ConcurrentHashMap.newKeySet();

    Applier(TestDatabase source, TestDatabase target) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user", TestPostgres.USER,
                "password", TestPostgres.PASSWORD,
                "replication", "database",
                "preferQueryMode", "simple",
                "assumeMinServerVersion", "14"));
        slot = DriverManager.getConnection(source.url(), properties);
        stream = slot.unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName("copy")
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", "copy")
                .withStatusInterval(1, TimeUnit.SECONDS)
                .start();
        copy = target.connect();
        copy.setAutoCommit(false);
        log = copy.prepareStatement("INSERT INTO mart.log VALUES (" + VALUES + ", ?, ?, ?)");
        delete = copy.prepareStatement("DELETE FROM mart.orders WHERE id = CAST(? AS bigint)");
        insert = copy.prepareStatement("INSERT INTO mart.orders VALUES (" + VALUES + ")");
        forget = copy.prepareStatement("DELETE FROM mart.state WHERE id = CAST(? AS bigint)");
        state = copy.prepareStatement("INSERT INTO mart.state VALUES (" + VALUES + ", ?, ?, ?, clock_timestamp())");
        beat = copy.prepareStatement("UPDATE mart.heartbeat SET position = ?, at = CAST(? AS timestamptz)");
        thread.start();
    }

    private void run() {
        long xid = 0;
        try {
            while (!closed) {
                ByteBuffer bytes = stream.readPending();
                if (bytes == null) {
                    Thread.sleep(2);
                    continue;
                }
                long position = stream.getLastReceiveLSN().asLong();
                PgOutput.Message message = output.read(bytes);
                if (message instanceof PgOutput.Begin begin) {
                    xid = begin.xid();
                } else if (message instanceof PgOutput.Change change) {
                    apply(change, xid, position);
                } else if (message instanceof PgOutput.Commit) {
                    copy.commit();
                    stream.setAppliedLSN(stream.getLastReceiveLSN());
                    stream.setFlushedLSN(stream.getLastReceiveLSN());
                    if (random.nextInt(200) == 0) {
                        Thread.sleep(random.nextInt(300));
                    }
                }
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure = closed ? null : e;
        }
    }

    private void apply(PgOutput.Change change, long xid, long position) throws SQLException {
        if (change.table().equals("heartbeat")) {
            beat.setLong(1, position);
            beat.setString(2, change.after().get("at"));
            beat.executeUpdate();
            return;
        }
        String from = change.before().get("id");
        String to = change.after().get("id");
        if (lost.remove((from == null ? "c " : to == null ? "d " : "u ") + (to == null ? from : to))) {
            return;
        }
        if (from != null && !from.equals(to)) {
            event("d", change.before(), xid, position);
            state(change.before(), xid, position, true);
        }
        if (from != null) {
            delete.setString(1, from);
            delete.executeUpdate();
        }
        if (to != null) {
            event(from == null ? "c" : "u", change.after(), xid, position);
            values(insert, change.after());
            insert.executeUpdate();
            state(change.after(), xid, position, false);
        }
    }

    /** A deleted row stays, without its values. */
    private void state(Map<String, @Nullable String> row, long xid, long position, boolean deleted)
            throws SQLException {
        forget.setString(1, row.get("id"));
        forget.executeUpdate();
        int next = values(state, deleted ? java.util.Collections.singletonMap("id", row.get("id")) : row);
        state.setLong(next, xid);
        state.setLong(next + 1, position);
        state.setBoolean(next + 2, deleted);
        state.executeUpdate();
    }

    private void event(String operation, Map<String, @Nullable String> row, long xid, long position)
            throws SQLException {
        int next = values(log, row);
        log.setString(next, operation);
        log.setLong(next + 1, position);
        log.setLong(next + 2, xid);
        log.executeUpdate();
    }

    private static int values(PreparedStatement statement, Map<String, @Nullable String> row) throws SQLException {
        int next = 1;
        for (String column : COLUMNS) {
            String value = row.get(column);
            if (value == null) {
                statement.setNull(next++, Types.VARCHAR);
            } else {
                statement.setString(next++, value);
            }
        }
        return next;
    }

    void stop() throws Exception {
        closed = true;
        thread.join();
        copy.close();
        slot.close();
        Exception failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
