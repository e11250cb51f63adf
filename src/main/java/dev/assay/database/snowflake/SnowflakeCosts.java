package dev.assay.database.snowflake;

import dev.assay.database.Credits;
import dev.assay.database.DatabaseException;
import dev.assay.database.Estimate;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Sql;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Estimates the cost of statements before they run, by EXPLAIN, which needs no warehouse (Snowflake's page "EXPLAIN"),
 * and reads the actual cost from the query history.
 *
 * @param settings the connection's settings
 * @param cancellation cancels the queries
 * @param known the estimates so far
 */
record SnowflakeCosts(SnowflakeSettings settings, Cancellation cancellation, Map<Sql, Optional<Long>> known) {

    /**
     * Reads the user's own statements, which are always visible. The limit applies before the condition: Snowflake's
     * page "QUERY_HISTORY".
     */
    private static final String HISTORY = "SELECT QUERY_TAG, WAREHOUSE_SIZE, COUNT(*), SUM(EXECUTION_TIME),"
            + " SUM(CREDITS_USED_CLOUD_SERVICES) FROM TABLE(INFORMATION_SCHEMA.QUERY_HISTORY_BY_USER("
            + "END_TIME_RANGE_START => CAST(? AS TIMESTAMP_LTZ), RESULT_LIMIT => 10000))"
            + " WHERE STARTSWITH(QUERY_TAG, ?) GROUP BY QUERY_TAG, WAREHOUSE_SIZE";

    /** The credits per hour of a standard warehouse, by size: Snowflake's page "Overview of warehouses". */
    private static final Map<String, Integer> RATES = Map.of(
            "X-SMALL", 1,
            "SMALL", 2,
            "MEDIUM", 4,
            "LARGE", 8,
            "X-LARGE", 16,
            "2X-LARGE", 32,
            "3X-LARGE", 64,
            "4X-LARGE", 128,
            "5X-LARGE", 256,
            "6X-LARGE", 512);

    private static final BigDecimal MILLIS_OF_HOUR = BigDecimal.valueOf(3_600_000);

    /** The tolerated difference between the local clock and the server's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final String EXPLAIN = "EXPLAIN USING JSON ";

    SnowflakeCosts(SnowflakeSettings settings, Cancellation cancellation) {
        this(settings, cancellation, new ConcurrentHashMap<>());
    }

    /** The bytes of the micro-partitions assigned to the statement; empty if EXPLAIN does not show them. */
    Optional<Long> estimated(Sql sql, Connection session) throws SQLException, DatabaseException {
        Optional<Long> before = known.get(sql);
        if (before != null) {
            return before;
        }
        String explained = EXPLAIN + SnowflakeLiterals.written(sql);
        try (Statement statement = session.createStatement();
                ResultSet answer = cancellation.run(statement, () -> statement.executeQuery(explained))) {
            Optional<Long> bytes = answer.next() ? bytes(String.valueOf(answer.getString(1))) : Optional.empty();
            known.put(sql, bytes);
            return bytes;
        }
    }

    /** What a statement would read, and whether that is within a limit; null: there is none. */
    Optional<Estimate> estimate(Sql sql, @Nullable Long most, Connection session)
            throws SQLException, DatabaseException {
        Optional<Long> bytes = estimated(sql, session);
        String refusal = null;
        try {
            if (most != null) {
                hold(sql, most, session);
            }
        } catch (DatabaseException e) {
            refusal = e.getMessage();
        }
        return bytes.isEmpty() && refusal == null
                ? Optional.empty()
                : Optional.of(new Estimate(bytes.map(SnowflakeCosts::shown).orElse("unknown"), refusal));
    }

    /** Refuses a statement that would read more than {@code most} bytes. */
    void hold(Sql sql, long most, Connection session) throws SQLException, DatabaseException {
        Optional<Long> bytes = estimated(sql, session);
        if (bytes.isEmpty()) {
            throw over("EXPLAIN does not say how many bytes it reads, and the limit is " + shown(most));
        }
        if (bytes.get() > most) {
            throw over("it would read " + shown(bytes.get()) + ", over the limit of " + shown(most));
        }
    }

    /**
     * The costs of statements since a moment, by query tag.
     *
     * @param prefix the beginning of the tags
     */
    Map<String, Credits> credits(String prefix, Instant since, Connection session)
            throws SQLException, DatabaseException {
        Map<String, Credits> credits = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(HISTORY)) {
            statement.setString(1, Moments.written(since.minus(CLOCKS_APART)));
            statement.setString(2, prefix);
            try (ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                while (answer.next()) {
                    credits.merge(answer.getString(1), credits(answer), SnowflakeCosts::sum);
                }
            }
        }
        return credits;
    }

    /**
     * The credits of a row of the history. A warehouse is billed by the second. A statement without a warehouse, such
     * as one answered from the result cache, has no warehouse size.
     */
    private static Credits credits(ResultSet row) throws SQLException {
        String size = String.valueOf(row.getString(2));
        BigDecimal hours = new BigDecimal(row.getLong(4)).divide(MILLIS_OF_HOUR, MathContext.DECIMAL64);
        BigDecimal services = row.getBigDecimal(5);
        BigDecimal compute = hours.multiply(BigDecimal.valueOf(RATES.getOrDefault(size.toUpperCase(Locale.ROOT), 0)));
        return new Credits(row.getInt(3), services == null ? compute : compute.add(services));
    }

    private static Credits sum(Credits one, Credits other) {
        return new Credits(one.statements() + other.statements(), one.credits().add(other.credits()));
    }

    private DatabaseException over(String why) {
        return new DatabaseException(
                FailureKind.OVER_BUDGET,
                "Connection '" + settings.name() + "': the statement was not sent, since " + why
                        + ". Narrow it with a filter or a window on what the table is clustered by, or raise limits:"
                        + " max_bytes.",
                null);
    }

    private static String shown(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    private static Optional<Long> bytes(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("bytesAssigned")) {
                    // the total comes before the values of single operations
                    return parser.nextToken().isNumeric() ? Optional.of(parser.getLongValue()) : Optional.empty();
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
