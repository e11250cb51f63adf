package dev.assay.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/**
 * Casts each timestamp with a zone by which rows are grouped or counted as distinct to an instant, in dialects where a
 * timestamp keeps its original offset. Snowflake's documentation does not say whether equal instants with different
 * offsets form one group.
 */
final class Instants extends RelHomogeneousShuttle {

    private final Relations relations;

    Instants(Relations relations) {
        this.relations = relations;
    }

    @Override
    public RelNode visit(RelNode relation) {
        RelNode visited = super.visit(relation);
        if (!(visited instanceof Aggregate aggregate)) {
            return visited;
        }
        Set<Integer> told = new HashSet<>(aggregate.getGroupSet().asSet());
        aggregate.getAggCallList().stream()
                .filter(AggregateCall::isDistinct)
                .forEach(call -> told.addAll(call.getArgList()));
        RelNode rows = aggregate.getInput();
        return told.stream().anyMatch(column -> isZoned(rows, column))
                ? aggregate.copy(aggregate.getTraitSet(), List.of(withInstants(rows, told)))
                : aggregate;
    }

    /** The same rows, with instants in these columns. */
    private RelNode withInstants(RelNode rows, Set<Integer> columns) {
        RelBuilder builder = relations.builder().push(rows);
        List<RexNode> fields = new ArrayList<>(builder.fields());
        columns.stream()
                .filter(column -> isZoned(rows, column))
                .forEach(column -> fields.set(column, relations.functions().instant(fields.get(column))));
        return builder.project(fields, rows.getRowType().getFieldNames(), true).build();
    }

    /** Whether a column is a timestamp that may still have its own offset. */
    private static boolean isZoned(RelNode rows, int column) {
        if (!Functions.isZoned(rows.getRowType().getFieldList().get(column).getType())) {
            return false;
        }
        if (rows instanceof Project project) {
            RexNode made = project.getProjects().get(column);
            return made instanceof RexInputRef field
                    ? isZoned(project.getInput(), field.getIndex())
                    : !Functions.isInstant(made);
        }
        if (rows instanceof Aggregate aggregate) {
            return column >= aggregate.getGroupCount();
        }
        if (rows instanceof SetOp set) {
            return set.getInputs().stream().anyMatch(input -> isZoned(input, column));
        }
        if (rows instanceof Join join) {
            int left = join.getLeft().getRowType().getFieldCount();
            return column < left ? isZoned(join.getLeft(), column) : isZoned(join.getRight(), column - left);
        }
        return !(rows instanceof SingleRel above) || isZoned(above.getInput(), column);
    }
}
