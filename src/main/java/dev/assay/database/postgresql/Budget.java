package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.Estimate;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Spans;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds statements against the limits before they are sent: each against its own, and all of a run against the run's. Thread-safe. */
final class Budget {

    /** Runs under the search path of the statement itself, so every name is qualified. */
    private static final String ESTIMATE = """
            SELECT n.nspname, c.relname, GREATEST(pg_catalog.int8(c.reltuples), 0)
            FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.name[]), pg_catalog.unnest(?::pg_catalog.name[]))
              AS wanted (schema_name, table_name)
            JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) wanted.schema_name
            JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
              AND c.relname OPERATOR(pg_catalog.=) wanted.table_name
            ORDER BY c.reltuples DESC
            """;

    /** An index is worth its name if it leaves out nine rows of ten. */
    private static final double FEW = 0.1;

    private final PostgresSettings settings;
    private final Limits limits;
    private final RunBudget run;

    private long begun;
    private int statements;
    private double cost;
    private long rows;

    Budget(PostgresSettings settings) {
        this.settings = settings;
        this.limits = settings.limits();
        this.run = limits.run();
    }

    /**
     * What a statement would use.
     *
     * @param plan its plan
     * @param tables the estimated rows of its tables, the largest first
     */
    record Use(QueryPlan plan, Map<TableName, Long> tables) {

        long rows() {
            return tables.values().stream().mapToLong(Long::longValue).sum();
        }

        long most() {
            return tables.values().stream().findFirst().orElse(0L);
        }
    }

    /** Whether a limit requires a plan. */
    boolean isNeeded() {
        return limits.maxCost() != null || limits.maxRows() != null || run.cost() != null || run.rows() != null;
    }

    /** Refuses a statement once the run's time is over. */
    synchronized void begin() throws DatabaseException {
        if (begun == 0) {
            begun = System.nanoTime();
        }
        Duration time = run.time();
        if (time != null && System.nanoTime() - begun > time.toNanos()) {
            throw spent(Spans.shown(time), "time");
        }
        statements++;
    }

    /**
     * What a statement would use.
     *
     * @param plan the result of {@link QueryPlan#EXPLAIN}
     */
    Use use(String plan, Connection session, Cancellation cancellation) throws SQLException, DatabaseException {
        QueryPlan read = QueryPlan.read(plan);
        List<TableName> tables =
                read.nodes().stream().map(QueryPlan.Reads::table).distinct().toList();
        Map<TableName, Long> estimates = new LinkedHashMap<>();
        if (tables.isEmpty()) {
            return new Use(read, estimates);
        }
        try (PreparedStatement statement = session.prepareStatement(ESTIMATE)) {
            statement.setArray(
                    1,
                    session.createArrayOf(
                            "name", tables.stream().map(TableName::schema).toArray()));
            statement.setArray(
                    2,
                    session.createArrayOf(
                            "name", tables.stream().map(TableName::name).toArray()));
            try (ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                while (answer.next()) {
                    estimates.put(new TableName(answer.getString(1), answer.getString(2)), answer.getLong(3));
                }
            }
        }
        return new Use(read, estimates);
    }

    /** Refuses a statement that exceeds the limits; one that does not is counted. */
    synchronized void hold(Use use) throws DatabaseException {
        if (!use.plan().foreign().isEmpty() && settings.plane() == Plane.OPERATIONAL) {
            throw new DatabaseException(FailureKind.QUERY_REFUSED, elsewhere(use), null);
        }
        String refusal = refusal(use);
        if (refusal != null) {
            throw new DatabaseException(FailureKind.OVER_BUDGET, refusal, null);
        }
        Long most = run.cost();
        if (most != null && cost + use.plan().cost() > most) {
            throw spent(shown(most), "cost");
        }
        Long mostRows = run.rows();
        if (mostRows != null && rows + use.rows() > mostRows) {
            throw spent(shown(mostRows), "rows");
        }
        cost += use.plan().cost();
        rows += use.rows();
    }

    private String elsewhere(Use use) {
        return "Connection '" + settings.name() + "': the statement was not sent. It reads "
                + String.join(", ", use.plan().foreign())
                + ", which lies on another server, and no query of an operational database crosses to one. Check it on a connection"
                + " of its own.";
    }

    /** What a statement would use, and why it would not be sent, for people. */
    Estimate estimate(Use use) {
        return new Estimate(
                "cost " + shown(use.plan().cost()) + ", " + shown(use.rows()) + " rows in its tables",
                !use.plan().foreign().isEmpty() && settings.plane() == Plane.OPERATIONAL
                        ? elsewhere(use)
                        : refusal(use));
    }

    private @Nullable String refusal(Use use) {
        Long maxCost = limits.maxCost();
        Long maxRows = limits.maxRows();
        List<String> over = new ArrayList<>();
        if (maxCost != null && use.plan().cost() > maxCost) {
            over.add("max_cost " + shown(maxCost));
        }
        if (maxRows != null && use.most() > maxRows) {
            over.add("max_rows " + shown(maxRows) + " ("
                    + use.tables().keySet().iterator().next() + " has about " + shown(use.most()) + ")");
        }
        return over.isEmpty()
                ? null
                : "Connection '" + settings.name() + "': the statement was not sent. Its plan costs "
                        + shown(use.plan().cost()) + " and its tables have about " + shown(use.rows())
                        + " rows, over limits: " + String.join(" and ", over) + ". " + advice(use);
    }

    /** What would make it pass. */
    private String advice(Use use) {
        List<String> ways = new ArrayList<>();
        use.plan().nodes().stream()
                .filter(node -> !node.compared().isEmpty())
                .filter(node -> node.rows()
                        <= FEW * Objects.requireNonNullElse(use.tables().get(node.table()), 0L))
                .map(QueryPlan.Reads::index)
                .distinct()
                .forEach(index -> ways.add("an index (" + index + ")"));
        ways.add("a filter or a window that an index serves");
        if (settings.plane() == Plane.OPERATIONAL) {
            if (!settings.replicaRequired()) {
                ways.add("a replica with higher limits");
            }
            ways.add("the copy on the analytical plane");
        } else {
            ways.add("higher limits");
        }
        return "It would pass with " + String.join(", or ", ways) + ".";
    }

    private DatabaseException spent(String limit, String key) {
        return new DatabaseException(
                FailureKind.OVER_BUDGET,
                "Connection '" + settings.name() + "': what this run may use is spent after " + statements
                        + (statements == 1 ? " statement" : " statements") + " (limits: run: {" + key + ": " + limit
                        + "}), so this was not checked. Check less in a run (--select, a window), or raise the limit.",
                null);
    }

    private static String shown(Number number) {
        return String.format(Locale.ROOT, "%,.0f", number.doubleValue());
    }
}
