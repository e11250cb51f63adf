package dev.assay.plan;

import dev.assay.sql.Relations;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Whether two numbers are as near to each other as a tolerance says. */
record Nearness(Relations relations, Tolerance tolerance) {

    /** Holds where the value is near to the expected one; null where one of them is. */
    RexNode holds(RexNode value, RexNode expected) {
        RexBuilder rex = relations.expressions();
        if (tolerance.amount().signum() == 0) {
            return rex.makeCall(SqlStdOperatorTable.EQUALS, value, expected);
        }
        RexNode distance =
                rex.makeCall(SqlStdOperatorTable.ABS, rex.makeCall(SqlStdOperatorTable.MINUS, value, expected));
        RexNode allowed = tolerance.percent()
                ? rex.makeCall(
                        SqlStdOperatorTable.MULTIPLY,
                        rex.makeCall(SqlStdOperatorTable.ABS, expected),
                        literal(tolerance.amount().movePointLeft(2)))
                : literal(tolerance.amount());
        return rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, distance, allowed);
    }

    private RexNode literal(BigDecimal number) {
        return relations.literal(number);
    }
}
