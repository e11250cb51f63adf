package dev.assay.plan.expression;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are within a scope.
 *
 * @param whole all rows of the table
 * @param tables finds another table by its name
 */
public record ScopedRows(Scope scope, TableSource whole, Function<TableName, TableSource> tables) {

    /**
     * The rows of the latest partition that pass the filters with subqueries. Both conditions are evaluated once per
     * statement.
     */
    private TableSource rows() {
        List<RexNode> conditions = new ArrayList<>();
        if (scope.latest() != null) {
            Column column = new Columns(whole).column(scope.latest());
            ExpressionBuilder.takes(Aggregate.MAX, column);
            conditions.add(whole.isLatest(column.name()));
        }
        for (Fragment filter : scope.filters()) {
            if (!filter.tables().isEmpty()) {
                filter.tables().forEach(this::refuseOther);
                conditions.add(whole.relations().filter(filter, whole.table().name()));
            }
        }
        return whole.only(conditions);
    }

    /** Refuses a subquery in a filter that reads another table than the filtered one. */
    private void refuseOther(TableName read) {
        String other = tables.apply(read).name();
        if (!other.equals(whole.name())) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "A filter's sub-query reads the table that it filters, " + whole.name()
                            + ", and no other; this one reads " + other
                            + ": use failed_rows_sql for rules over other tables.");
        }
    }

    /**
     * The row set that questions are about.
     *
     * @throws UnanswerableException if the scope names a column that the table does not have
     */
    public RowSet subject() {
        Columns columns = new Columns(whole);
        List<String> by = takenApart(columns, scope.groupBy());
        scope.filters().forEach(columns::refuseMasked);
        TableSource source = rows();
        List<RexNode> filters = scope.filters().stream()
                .filter(filter -> filter.tables().isEmpty())
                .map(filter -> whole.relations().condition(filter, whole.table().name()))
                .toList();
        Scope.From from = scope.window();
        if (from == null) {
            return RowSet.of(source, source.all(filters), null).takenApart(by);
        }
        Column column = Comparability.comparable(columns.column(from.column()));
        Object value = from.value();
        @Nullable
        RexNode isNew = value == null
                ? null
                : whole.relations()
                        .expressions()
                        .makeCall(
                                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                                source.field(column.name()),
                                whole.relations().literal(column.type(), Comparability.moment(column, value)));
        return RowSet.of(source, source.all(filters), isNew).takenApart(by);
    }

    /** The distinct columns of {@code group_by}. */
    private static List<String> takenApart(Columns columns, List<String> written) {
        Map<String, String> by = new LinkedHashMap<>();
        for (String name : written) {
            String exact = Comparability.comparable(columns.column(name)).name();
            String before = by.putIfAbsent(exact, name);
            if (before != null) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "'group_by' names the column '" + exact + "' twice, as '" + before + "' and as '" + name
                                + "': leave one out.");
            }
        }
        return List.copyOf(by.keySet());
    }
}
