package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Compares a statement's plan with the limits before the statement is sent.
 *
 * @param connection the connection's name
 * @param limits its limits
 */
record Budget(String connection, Limits limits) {

    /** The prefix that makes a statement show its plan. VERBOSE adds the schemas. */
    static final String EXPLAIN = "EXPLAIN (FORMAT JSON, VERBOSE) ";

    /** Runs under the search path of the statement itself, so every name is qualified. */
    private static final String ESTIMATE = """
            SELECT n.nspname, c.relname, pg_catalog.int8(c.reltuples)
            FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.name[]), pg_catalog.unnest(?::pg_catalog.name[]))
              AS wanted (schema_name, table_name)
            JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) wanted.schema_name
            JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
              AND c.relname OPERATOR(pg_catalog.=) wanted.table_name
            ORDER BY c.reltuples DESC
            LIMIT 1
            """;

    /** Whether a limit requires a plan. */
    boolean isNeeded() {
        return limits.maxCost() != null || limits.maxRows() != null;
    }

    /**
     * Refuses a statement that exceeds the limits.
     *
     * @param plan the result of {@link #EXPLAIN}
     */
    void hold(String plan, Connection session, Cancellation cancellation) throws SQLException, DatabaseException {
        Plan read = read(plan);
        Long maxCost = limits.maxCost();
        if (maxCost != null && read.cost() > maxCost) {
            throw over(
                    "its estimated cost " + shown(read.cost()) + " is over the limit of " + shown(maxCost), "max_cost");
        }
        Long maxRows = limits.maxRows();
        if (maxRows != null && !read.schemas().isEmpty()) {
            holdRows(read, maxRows, session, cancellation);
        }
    }

    private void holdRows(Plan plan, long maxRows, Connection session, Cancellation cancellation)
            throws SQLException, DatabaseException {
        Array schemas = session.createArrayOf("name", plan.schemas().toArray());
        Array tables = session.createArrayOf("name", plan.tables().toArray());
        try (PreparedStatement statement = session.prepareStatement(ESTIMATE)) {
            statement.setArray(1, schemas);
            statement.setArray(2, tables);
            try (ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                if (answer.next() && answer.getLong(3) > maxRows) {
                    throw over(
                            "table " + answer.getString(1) + "." + answer.getString(2) + " has about "
                                    + shown(answer.getLong(3)) + " rows, over the limit of " + shown(maxRows),
                            "max_rows");
                }
            }
        }
    }

    private DatabaseException over(String why, String limit) {
        return new DatabaseException(
                FailureKind.OVER_BUDGET,
                "Connection '" + connection + "': the statement was not sent, since " + why
                        + ". Narrow it with a filter or a window, check on a replica, or raise limits: " + limit + ".",
                null);
    }

    private static String shown(Number number) {
        return String.format(Locale.ROOT, "%,.0f", number.doubleValue());
    }

    private record Plan(double cost, List<String> schemas, List<String> tables) {}

    /** Reads a plan. The root node comes first, and a relation's name precedes its schema. */
    private static Plan read(String json) {
        double cost = -1;
        List<String> schemas = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        @Nullable String table = null;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.PROPERTY_NAME) {
                    continue;
                }
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("Total Cost") && cost < 0) {
                    cost = parser.getDoubleValue();
                } else if (name.equals("Relation Name")) {
                    table = parser.getString();
                } else if (name.equals("Schema") && table != null) {
                    schemas.add(parser.getString());
                    tables.add(table);
                    table = null;
                }
            }
        }
        return new Plan(cost, schemas, tables);
    }
}
