package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.tools.RelBuilder;

/**
 * Values of a row among other rows: calls of window functions inside expressions. They become additional columns of the
 * rows.
 */
final class WindowValues {

    private WindowValues() {}

    /** Adds a column to the rows on the builder for each window function in the expressions. */
    static UnaryOperator<RexNode> push(RelBuilder builder, TableSource source, Collection<RexNode> expressions) {
        Calls values = new Calls(expressions, RexOver.class::isInstance);
        if (values.all().isEmpty()) {
            return UnaryOperator.identity();
        }
        int own = builder.fields().size();
        List<RexNode> columns = new ArrayList<>(builder.fields());
        values.all().forEach(over -> columns.add(builder.alias(over, "w" + (columns.size() - own + 1))));
        builder.project(columns);
        builder.push(source.relations().apart(builder.build()));
        return values.as(builder, own);
    }
}
