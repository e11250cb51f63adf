package dev.assay.plan;

import dev.assay.connection.Constraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Shows from a table's constraints that no row can meet a condition.
 *
 * @param source the table
 */
record Refutation(Source source) {

    /** What proves that the condition holds for no row; empty where nothing does. */
    Optional<List<Proof>> of(RexNode condition) {
        if (!(condition instanceof RexCall call)) {
            return Optional.empty();
        }
        return switch (call.getKind()) {
            case OR -> ofAll(call.getOperands());
            case AND ->
                call.getOperands().stream().flatMap(one -> of(one).stream()).findFirst();
            case IS_NULL -> ofNull(call.getOperands().get(0));
            default -> Optional.empty();
        };
    }

    private Optional<List<Proof>> ofAll(List<RexNode> conditions) {
        List<Proof> proofs = new ArrayList<>();
        for (RexNode condition : conditions) {
            Optional<List<Proof>> one = of(condition);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            one.get().stream().filter(proof -> !proofs.contains(proof)).forEach(proofs::add);
        }
        return Optional.of(proofs);
    }

    private Optional<List<Proof>> ofNull(RexNode operand) {
        if (operand.getKind() != SqlKind.INPUT_REF) {
            return Optional.empty();
        }
        String column = source.scan().getRowType().getFieldNames().get(((RexInputRef) operand).getIndex());
        return source.table().constraints().notNulls().stream()
                .filter(notNull -> notNull.column().equals(column))
                .map(Constraints.NotNull::name)
                .findFirst()
                .map(name -> List.of(new Proof("NOT NULL", name)));
    }
}
