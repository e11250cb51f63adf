package dev.assay.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
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
        List<RexNode> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.add(builder.call(
                    SqlStdOperatorTable.EQUALS,
                    builder.field(2, 0, columns.get(i)),
                    builder.field(2, 1, referenced.get(i))));
        }
        return equal;
    }

    /** Holds for rows whose reference is there; as IN, because Calcite 1.42 gives one table two names in nested semi joins. */
    RexNode leadsSomewhere(Source source) {
        return RexSubQuery.in(
                target.show(target.scan(), referenced),
                ImmutableList.copyOf(columns.stream().map(source::field).toList()));
    }

    @Override
    public String toString() {
        return columns + " in " + target.name() + referenced;
    }
}
