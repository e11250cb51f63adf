package dev.assay.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Columns that refer to columns of another table, as many, all of them known to the catalogue.
 *
 * @param columns the referring columns' exact names
 */
record Reference(List<String> columns, Source target, List<String> referenced) {

    /** Pushes the table referred to, and gives the conditions that join it to what lay on the builder. */
    List<RexNode> pushTarget(RelBuilder builder) {
        builder.push(target.scan());
        return equal(builder);
    }

    /** As {@link #pushTarget}, with the distinct values of the columns referred to and nothing else. */
    List<RexNode> pushDistinctTarget(RelBuilder builder) {
        List<String> distinct = referenced.stream().distinct().toList();
        builder.push(target.scan());
        builder.aggregate(builder.groupKey(builder.fields(distinct)));
        builder.project(builder.fields(distinct));
        return equal(builder);
    }

    private List<RexNode> equal(RelBuilder builder) {
        List<RexNode> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.add(builder.call(
                    SqlStdOperatorTable.EQUALS,
                    builder.field(2, 0, columns.get(i)),
                    builder.field(2, 1, referenced.get(i))));
        }
        return equal;
    }

    @Override
    public String toString() {
        return columns + " in " + target.name() + referenced;
    }
}
