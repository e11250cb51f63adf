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
 * Values of groups of rows: calls of aggregate functions inside of expressions, each by its name, as SQL has them in HAVING. They
 * become columns of the groups when the groups are made.
 */
public final class GroupValues {

    /** COUNT(DISTINCT …), which SQL has for no function of its own. */
    public static final SqlAggFunction DIFFERENT = new SqlCountAggFunction("DIFFERENT");

    private GroupValues() {}

    /** Makes groups of the rows on the builder, with the key and all values that expressions are made of. */
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
            // one group of which nothing is asked: without a call it would be GROUP BY (), which few databases read
            calls.add(builder.count().as("v1"));
        }
        Grouping.push(builder, key, calls);
        return values.as(builder, key.size());
    }
}
