package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline writes beside the values of a row: who changed it, where that stands in the source's log, whether it is deleted, and
 * when it arrived. By this a row of the copy is compared only if the source's snapshot sees its change.
 *
 * @param changedBy the SQL of the id of the transaction, of 32 or 64 bits; null if the copy does not keep it
 * @param position the SQL of the position in the log; null if the copy does not keep it
 * @param syncedAt the SQL of the time at which the change was read or applied; null if the copy does not keep it
 * @param deletes the SQL of whether the row is deleted; null if the copy does not keep deleted rows
 * @param truncates the SQL of whether all rows were deleted; null if the copy does not tell
 * @param unsent fills in values that were not sent; null if there are none
 * @param filter which rows of the copy are compared; null for all
 */
record Changes(
        @Nullable String changedBy,
        @Nullable String position,
        @Nullable String syncedAt,
        @Nullable String deletes,
        @Nullable String truncates,
        @Nullable Unsent unsent,
        @Nullable AuthorSql filter) {

    /** Clocks may differ by so much, and a commit may become visible so much later. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final BigInteger CYCLE = BigInteger.ONE.shiftLeft(32);

    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(31);

    /** A copy is never so many transactions ahead of a snapshot. */
    private static final BigInteger FAR = BigInteger.ONE.shiftLeft(30);

    /**
     * So many transactions may have begun before the snapshot, and written to the log, while it takes them for later ones: its xmax is
     * the one behind the last that has ended.
     */
    private static final BigInteger NEAR = BigInteger.ONE.shiftLeft(20);

    /**
     * The columns of a table.
     *
     * @param changedBy the name of the column; null if there is none, as the others
     * @param filter which rows are compared; null for all
     */
    static Changes of(
            Database database,
            TableInfo table,
            @Nullable String changedBy,
            @Nullable String position,
            @Nullable String syncedAt,
            @Nullable String deleted,
            @Nullable String unavailable,
            @Nullable AuthorSql filter) {
        TableInfo.Column marks = deleted == null ? null : column(database, table, deleted);
        return new Changes(
                changedBy == null ? null : number(table, column(database, table, changedBy)),
                position == null ? null : number(table, column(database, table, position)),
                syncedAt == null ? null : time(table, column(database, table, syncedAt)),
                marks == null ? null : deletes(table, marks),
                marks != null && (marks.type() == ValueType.TEXT || marks.type() == ValueType.CHAR)
                        ? "LOWER(" + sql(marks) + ") IN ('t', 'truncate')"
                        : null,
                Unsent.of(unavailable, table),
                filter);
    }

    /** A column by its name, in any case where no column is called exactly so. */
    private static TableInfo.Column column(Database database, TableInfo table, String written) {
        if (database.dialect()
                .called(written, table.columns(), TableInfo.Column::name)
                .isEmpty()) {
            List<TableInfo.Column> alike = table.columns().stream()
                    .filter(column -> column.name().equalsIgnoreCase(written))
                    .toList();
            if (alike.size() == 1) {
                return alike.get(0);
            }
        }
        return NamedColumns.only(database, table, written);
    }

    private static String sql(TableInfo.Column column) {
        return "t." + Dialect.quoted(column.name());
    }

    private static String number(TableInfo table, TableInfo.Column column) {
        if (column.type() != ValueType.INTEGER && column.type() != ValueType.DECIMAL) {
            throw wrong(table, column, "which is no whole number: transactions and positions in the log are numbers");
        }
        return sql(column);
    }

    private static String time(TableInfo table, TableInfo.Column column) {
        if (column.type() != ValueType.TIMESTAMP && column.type() != ValueType.TIMESTAMP_TZ) {
            throw wrong(table, column, "which is no time");
        }
        return sql(column);
    }

    private static String deletes(TableInfo table, TableInfo.Column column) {
        String value = sql(column);
        return switch (column.type()) {
            case BOOLEAN -> value;
            case INTEGER, DECIMAL -> value + " <> 0";
            case TIMESTAMP, TIMESTAMP_TZ, DATE -> value + " IS NOT NULL";
            case TEXT, CHAR ->
                "(LOWER(" + value + ") IN ('d', 'delete', 'true', '1') OR " + value + " LIKE '____-__-__%')";
            default ->
                throw wrong(
                        table,
                        column,
                        "which does not say whether a row is deleted: it is a boolean, a number, a text or a time");
        };
    }

    private static UnanswerableException wrong(TableInfo table, TableInfo.Column column, String why) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "Column '" + column.name() + "' of " + table.name() + " is of type " + column.databaseType() + ", "
                        + why + ".");
    }

    /** Whether a row says when it was changed. */
    boolean isKnown() {
        return changedBy != null || syncedAt != null;
    }

    /**
     * The SQL of whether a row is there, and compared.
     *
     * @param binds receives the binds
     */
    String lives(List<Sql.Bind> binds) {
        if (filter != null) {
            binds.addAll(filter.binds());
        }
        return (deletes == null ? "true" : "NOT COALESCE(" + deletes + ", false)")
                + (filter == null ? "" : " AND " + filter.text());
    }

    /**
     * The SQL of whether a snapshot of the source sees a row's change; of true, where nobody can tell, only if it does.
     *
     * @param floor a position that the log had before the snapshot
     * @param binds receives the binds
     */
    String visible(State state, BigInteger floor, List<Sql.Bind> binds) {
        if (changedBy == null) {
            binds.add(new Sql.Bind(
                    "synced before",
                    Instant.EPOCH.plus(state.now(), ChronoUnit.MICROS).minus(SLACK)));
            return syncedAt + " < ?";
        }
        StringBuilder visible = new StringBuilder(changedBy + " IS NULL OR ((");
        visible.append(ahead(state, binds)).append(" < ").append(HALF);
        visible.append(" OR ").append(ahead(state, binds)).append(" >= ").append(HALF.add(FAR));
        if (position != null) {
            visible.append(" OR (").append(ahead(state, binds)).append(" >= ").append(HALF.add(NEAR));
            binds.add(new Sql.Bind("floor", new BigDecimal(floor)));
            visible.append(" AND ").append(position).append(" < ?)");
        }
        visible.append(")");
        if (!state.running().isEmpty() && !state.standby()) {
            visible.append(" AND MOD(").append(changedBy).append(", 4294967296) NOT IN (");
            visible.append(state.running().stream()
                    .map(running -> {
                        binds.add(new Sql.Bind("running", new BigDecimal(running.mod(CYCLE))));
                        return "?";
                    })
                    .collect(Collectors.joining(", ")));
            visible.append(")");
        }
        return visible.append(")").toString();
    }

    /**
     * Half a cycle, and how far a transaction is ahead of the first that the snapshot does not see. Streams carry the lower 32 bits of
     * an id, so that one of thousands of millions of transactions ago may seem to be ahead.
     */
    private String ahead(State state, List<Sql.Bind> binds) {
        // a standby does not know which transactions run: any from the oldest on may
        BigInteger first = state.standby() ? state.xmin() : state.xmax();
        binds.add(new Sql.Bind("begun before", new BigDecimal(first.mod(CYCLE))));
        return "MOD(MOD(" + changedBy + ", " + CYCLE + ") - ? + " + CYCLE.add(HALF) + ", " + CYCLE + ")";
    }

    /** The rows that a changelog says were there for a snapshot: of each key the last change that it sees. */
    Side asOf(Side changelog, State state, BigInteger floor) {
        String number = Dialect.quoted("assay row");
        List<Sql.Bind> binds = new ArrayList<>();
        Side seen = changelog.where(visible(state, floor, binds), binds);
        if (truncates != null) {
            List<Sql.Bind> twice = new ArrayList<>(seen.binds());
            seen = seen.where(
                    "NOT COALESCE(" + truncates + ", false) AND COALESCE(" + position + ", -1) > COALESCE((SELECT MAX("
                            + position + ") FROM " + seen.relation() + " WHERE " + truncates + "), -2)",
                    twice);
            // the subquery stands behind the rows, so its binds do, too; a row without a position came first
        }
        if (unsent != null) {
            seen = unsent.filled(seen, String.valueOf(position));
        }
        String keys = changelog.key().stream().map(Side.KeyColumn::value).collect(Collectors.joining(", "));
        Side last = seen.of(
                "(SELECT t.*, ROW_NUMBER() OVER (PARTITION BY " + keys + " ORDER BY " + position
                        + " DESC NULLS LAST) AS " + number + " FROM " + seen.relation() + ") AS t",
                seen.binds());
        List<Sql.Bind> more = new ArrayList<>();
        return last.where("t." + number + " = 1 AND " + lives(more), more);
    }
}
