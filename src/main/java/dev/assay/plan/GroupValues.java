package dev.assay.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.tools.RelBuilder;

/**
 * Values of groups of rows: calls of aggregate functions inside of expressions, as SQL has them in HAVING. They become columns of
 * the groups when the groups are made.
 */
final class GroupValues {

    private GroupValues() {}

    /** Makes groups of the rows on the builder, with the key and all values that expressions are made of. */
    static UnaryOperator<RexNode> push(RelBuilder builder, List<String> key, Collection<RexNode> expressions) {
        Map<RexNode, Integer> places = new LinkedHashMap<>();
        expressions.forEach(expression -> expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                if (call.getOperator() instanceof SqlAggFunction) {
                    places.putIfAbsent(call, key.size() + places.size());
                    return null;
                }
                return super.visitCall(call);
            }
        }));
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        places.keySet().forEach(value -> {
            RexCall call = (RexCall) value;
            calls.add(builder.aggregateCall((SqlAggFunction) call.getOperator(), call.getOperands())
                    .as("v" + (calls.size() + 1)));
        });
        List<RexNode> keys = builder.fields(key);
        builder.aggregate(builder.groupKey(keys), calls);
        RexShuttle written = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                Integer place = places.get(call);
                return place == null ? super.visitCall(call) : builder.field(place);
            }
        };
        return expression -> expression.accept(written);
    }
}
