package dev.assay.plan.expression;

import dev.assay.sql.Relations;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * The condition that two numbers differ by no more than a tolerance.
 *
 * @param tolerance greater than {@link Tolerance#NONE}
 */
public record ToleranceExpression(Relations relations, Tolerance tolerance) {

    /**
     * Holds if the value is within the tolerance of the expected value; null if either is null.
     *
     * @param endless whether the expected value may be infinite or NaN, in which case only an equal value is near
     */
    public RexNode holds(RexNode value, RexNode expected, boolean endless) {
        RexNode one = relations.functions().exact(value);
        RexNode other = relations.functions().exact(expected);
        RexNode distance = call(SqlStdOperatorTable.ABS, call(SqlStdOperatorTable.MINUS, one, other));
        RexNode near =
                tolerance.percent() ? share(distance, other, endless) : atMost(distance, literal(tolerance.amount()));
        return endless ? call(SqlStdOperatorTable.OR, call(SqlStdOperatorTable.EQUALS, one, other), near) : near;
    }

    /**
     * Holds if the distance is within the percentage. A percentage of infinity is infinite. If the expected value may be
     * infinite, the difference is compared with 0: infinity minus infinity is NaN, which sorts above every number, so
     * the condition is false.
     */
    private RexNode share(RexNode distance, RexNode expected, boolean endless) {
        RexNode allowed = call(
                SqlStdOperatorTable.MULTIPLY,
                call(SqlStdOperatorTable.ABS, expected),
                literal(tolerance.amount().movePointLeft(2)));
        return endless
                ? atMost(call(SqlStdOperatorTable.MINUS, distance, allowed), literal(BigDecimal.ZERO))
                : atMost(distance, allowed);
    }

    private RexNode atMost(RexNode one, RexNode other) {
        return call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, one, other);
    }

    private RexNode call(SqlOperator operator, RexNode... operands) {
        return relations.expressions().makeCall(operator, operands);
    }

    private RexNode literal(BigDecimal number) {
        return relations.literal(number);
    }
}
