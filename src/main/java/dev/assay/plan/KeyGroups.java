package dev.assay.plan;

import static dev.assay.plan.ScanMeasurement.ROWS;
import static dev.assay.plan.ScanMeasurement.rows;

import dev.assay.plan.ScanMeasurement.Keys;
import dev.assay.plan.expression.Grouping;
import dev.assay.plan.expression.RowSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/** Groups of rows that share a key, and the queries on them. */
final class KeyGroups {

    private KeyGroups() {}

    /** Returns one row: the surplus, the number of duplicated keys, and the number of rows that have one. */
    static RelNode counted(Keys keys) {
        RelBuilder builder = grouped(keys, false);
        RexNode duplicated = duplicated(builder);
        return builder.aggregate(
                        builder.groupKey(),
                        builder.sum(surplus(builder, keys)).as("surplus"),
                        builder.count().filter(duplicated).as("duplicated_keys"),
                        builder.sum(rows(builder)).filter(duplicated).as("duplicated_rows"))
                .build();
    }

    /**
     * Returns the duplicated keys, the most frequent first. The last columns are the number of rows with this key, and the totals over all
     * keys: the surplus, the number of duplicated keys, and the number of rows that have one.
     *
     * @param shown whether to return the keys' values too
     */
    static RelNode listed(Keys keys, boolean shown) {
        RelBuilder builder = grouped(keys, keys.relations().dialect().sortsToGroup());
        builder.filter(duplicated(builder));
        List<RexNode> columns = new ArrayList<>(shown ? builder.fields(keys.key()) : List.of());
        columns.add(rows(builder));
        RexNode surplus = surplus(builder, keys);
        columns.add(builder.alias(overAll(builder, builder.sum(surplus)), "surplus"));
        columns.add(builder.alias(overAll(builder, builder.count()), "duplicated_keys"));
        columns.add(builder.alias(overAll(builder, builder.sum(rows(builder))), "duplicated_rows"));
        builder.project(columns);
        int key = shown ? keys.key().size() : 0;
        List<RexNode> order = new ArrayList<>(List.of(builder.desc(builder.field(key))));
        order.addAll(builder.fields().subList(0, key));
        return builder.sort(order).build();
    }

    /** Returns the duplicated keys with the number of their rows, the most frequent first. */
    static RelNode duplicates(Keys keys) {
        RelBuilder builder = grouped(keys, false);
        builder.filter(duplicated(builder));
        List<RexNode> columns = new ArrayList<>(builder.fields(keys.key()));
        columns.add(rows(builder));
        builder.project(columns);
        List<RexNode> order = new ArrayList<>(List.of(builder.desc(rows(builder))));
        order.addAll(builder.fields().subList(0, keys.key().size()));
        return builder.sort(order).build();
    }

    /** Returns the rows with a duplicated key. */
    static RelNode repeating(Keys keys) {
        RelBuilder builder = builder(keys).push(keys.rows(keys.subject())).push(duplicates(keys));
        return builder.semiJoin(isEqual(builder, keys)).build();
    }

    /** Conditions that the keys of two relations are equal. */
    private static List<RexNode> isEqual(RelBuilder builder, Keys keys) {
        return keys.key().stream()
                .map(column -> builder.call(
                        keys.nullsEqual() ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM : SqlStdOperatorTable.EQUALS,
                        builder.field(2, 0, column),
                        builder.field(2, 1, column)))
                .toList();
    }

    static RexNode overAll(RelBuilder builder, RelBuilder.AggCall call) {
        return call.over().toRex();
    }

    /** Groups by the key. The last column counts the rows of the group; with a window, the column before it counts those in the window. */
    private static RelBuilder grouped(Keys keys, boolean sorted) {
        RowSet subject = keys.subject();
        RelBuilder builder = builder(keys);
        List<RelBuilder.AggCall> counts = new ArrayList<>();
        if (subject.window() == null) {
            builder.push(keys.rows(subject));
            if (sorted) {
                builder.project(builder.fields(keys.key()));
                builder.sort(builder.fields());
            }
        } else {
            builder.push(keys.rows(subject.ofAllTimes())).push(keys.rows(subject));
            builder.semiJoin(isEqual(builder, keys));
            counts.add(builder.count().filter(subject.window()).as("new"));
        }
        counts.add(builder.count().as(ROWS));
        return Grouping.push(builder, builder.fields(keys.key()), counts);
    }

    private static RelBuilder builder(Keys keys) {
        return keys.relations().builder();
    }

    private static RexNode duplicated(RelBuilder builder) {
        return builder.call(SqlStdOperatorTable.GREATER_THAN, rows(builder), builder.literal(1));
    }

    /** The rows of a group to delete. With a window only its own rows count: all of them if an older row has the key. */
    private static RexNode surplus(RelBuilder builder, Keys keys) {
        RexNode rows = rows(builder);
        RexNode others = builder.call(SqlStdOperatorTable.MINUS, rows, builder.literal(1));
        if (keys.subject().window() == null) {
            return others;
        }
        RexNode fresh = builder.field(builder.fields().size() - 2);
        return builder.call(
                SqlStdOperatorTable.CASE, builder.call(SqlStdOperatorTable.LESS_THAN, fresh, rows), fresh, others);
    }
}
