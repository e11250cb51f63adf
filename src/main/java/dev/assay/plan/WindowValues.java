package dev.assay.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.tools.RelBuilder;

/** Values of rows among others: calls of window functions inside of expressions. They become columns beside those of the rows. */
final class WindowValues {

    private WindowValues() {}

    /** Gives the rows on the builder a column for each window function that expressions are made of. */
    static UnaryOperator<RexNode> push(RelBuilder builder, Source source, Collection<RexNode> expressions) {
        Map<RexNode, Integer> places = new LinkedHashMap<>();
        int own = builder.fields().size();
        expressions.forEach(expression -> expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitOver(RexOver over) {
                places.putIfAbsent(over, own + places.size());
                return null;
            }
        }));
        if (places.isEmpty()) {
            return UnaryOperator.identity();
        }
        List<RexNode> columns = new ArrayList<>(builder.fields());
        places.forEach((over, place) -> columns.add(builder.alias(over, "w" + (place - own + 1))));
        builder.project(columns);
        builder.push(source.relations().apart(builder.build()));
        RexShuttle written = new RexShuttle() {
            @Override
            public RexNode visitOver(RexOver over) {
                Integer place = places.get(over);
                return place == null ? super.visitOver(over) : builder.field(place);
            }
        };
        return expression -> expression.accept(written);
    }
}
