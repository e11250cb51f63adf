package dev.assay.plan.expression;

import dev.assay.sql.Relations;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Whether two numbers are as near to each other as a tolerance says.
 *
 * @param tolerance more than none
 */
public record ToleranceExpression(Relations relations, Tolerance tolerance) {

    /**
     * Holds where the value is near to the expected one; null where one of them is.
     *
     * @param endless whether the expected one may be infinite or no number: to that only its equals are near
     */
    public RexNode holds(RexNode value, RexNode expected, boolean endless) {
        RexNode one = relations.functions().exact(value);
        RexNode other = relations.functions().exact(expected);
        RexNode distance = call(SqlStdOperatorTable.ABS, call(SqlStdOperatorTable.MINUS, one, other));
        RexNode near =
                tolerance.percent() ? share(distance, other, endless) : atMost(distance, literal(tolerance.amount()));
        return endless ? call(SqlStdOperatorTable.OR, call(SqlStdOperatorTable.EQUALS, one, other), near) : near;
    }

    /** Of what is infinite any share is; less another infinity it is no number, which is above all others and so above 0. */
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
