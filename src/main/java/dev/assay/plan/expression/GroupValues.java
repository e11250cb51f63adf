package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlCountAggFunction;
import org.apache.calcite.tools.RelBuilder;

/**
 * Values of groups of rows: named calls of aggregate functions inside expressions, as in SQL's HAVING. They become
 * columns when the rows are grouped.
 */
public final class GroupValues {

    /** COUNT(DISTINCT …), for which SQL has no function name of its own. */
    public static final SqlAggFunction DIFFERENT = new SqlCountAggFunction("DIFFERENT");

    private GroupValues() {}

    /** Groups the rows on the builder by the key, and computes all group values in the expressions. */
    static UnaryOperator<RexNode> push(
            RelBuilder builder, List<? extends RexNode> key, Collection<RexNode> expressions) {
        Calls values = Calls.named(expressions);
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (RexNode value : values.all()) {
            RexCall call = Calls.call(value);
            RelBuilder.AggCall made = call.getOperator().equals(DIFFERENT)
                    ? builder.count(true, null, call.getOperands())
                    : builder.aggregateCall((SqlAggFunction) call.getOperator(), call.getOperands());
            calls.add(made.as("v" + (calls.size() + 1)));
        }
        if (key.isEmpty() && calls.isEmpty()) {
            // without an aggregate the statement would use GROUP BY (), which few databases support
            calls.add(builder.count().as("v1"));
        }
        Grouping.push(builder, key, calls);
        return values.as(builder, key.size());
    }
}
