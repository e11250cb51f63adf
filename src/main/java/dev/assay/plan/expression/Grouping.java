package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/**
 * Groups rows by a key and keeps the order of its columns. Calcite treats a key as a set: it orders the columns as the
 * table does and removes duplicates. All code that groups by named columns uses this class.
 */
public final class Grouping {

    private Grouping() {}

    /**
     * Groups the rows on the builder. The result has the columns of the key in the given order, followed by one column
     * per call.
     *
     * @param key the key, over the builder's rows
     * @param calls the aggregates, over the same rows
     */
    public static RelBuilder push(RelBuilder builder, List<? extends RexNode> key, List<RelBuilder.AggCall> calls) {
        List<Integer> places = places(builder, key);
        builder.aggregate(builder.groupKey(key(builder, places)), calls);
        List<Integer> sorted = places.stream().sorted().distinct().toList();
        List<RexNode> columns = new ArrayList<>();
        places.forEach(place -> columns.add(builder.field(sorted.indexOf(place))));
        columns.addAll(builder.fields().subList(sorted.size(), builder.fields().size()));
        return builder.project(columns);
    }

    /** The positions of the key's columns. An expression that is not a column is projected first. */
    private static List<Integer> places(RelBuilder builder, List<? extends RexNode> key) {
        List<RexNode> made = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int own = builder.fields().size();
        for (RexNode one : key) {
            if (one instanceof RexInputRef column) {
                places.add(column.getIndex());
            } else {
                places.add(own + made.size());
                made.add(builder.alias(one, free("key" + (made.size() + 1), builder)));
            }
        }
        if (!made.isEmpty()) {
            builder.projectPlus(made);
        }
        return places;
    }

    private static String free(String name, RelBuilder builder) {
        List<String> taken = builder.peek().getRowType().getFieldList().stream()
                .map(RelDataTypeField::getName)
                .toList();
        String free = name;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }

    private static List<RexNode> key(RelBuilder builder, List<Integer> places) {
        return places.stream().<RexNode>map(builder::field).toList();
    }
}
