package dev.assay.sql;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Constants that the author wrote as values of one column. They get the type of a table's column, without its length.
 *
 * @param relations builds the expressions
 * @param table the rows of the table
 * @param like the column whose type they get
 * @param type the column's type as checks see it
 * @param databaseType the column's type as the database writes it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Constants(Relations relations, RelNode table, RexNode like, ValueType type, String databaseType) {

    /**
     * {@return the constant in the first row} If it is not cast, it gets the column's type through a subquery on the
     * column that returns no row.
     */
    RexNode first(@Nullable Object value) {
        if (value != null && isPlain()) {
            return value(value);
        }
        if (relations.dialect().castsConstants()) {
            return value == null ? cast(next(null)) : value(value);
        }
        RelNode none = LogicalFilter.create(table, rex().makeLiteral(false));
        RexNode typed =
                RexSubQuery.scalar(relations.builder().push(none).project(like).build());
        return value == null ? typed : coalesce(typed, value(value));
    }

    /** {@return a constant in any later row} */
    RexNode next(@Nullable Object value) {
        return value == null ? rex().makeNullLiteral(like.getType()) : value(value);
    }

    /**
     * {@return the operand, with the value in place of a null}
     *
     * @param operand an expression of the column's type
     * @param value String, BigDecimal or Boolean
     */
    public RexNode filled(RexNode operand, Object value) {
        return coalesce(operand, value(value));
    }

    private RexNode value(Object value) {
        RexNode literal = relations.literal(type, value);
        return !relations.dialect().castsConstants() || isPlain() ? literal : cast(literal);
    }

    private boolean isPlain() {
        return relations.dialect().isPlain(type, databaseType);
    }

    private RexNode coalesce(RexNode operand, RexNode otherwise) {
        return rex().makeCall(like.getType(), SqlStdOperatorTable.COALESCE, List.of(operand, otherwise));
    }

    private RexNode cast(RexNode constant) {
        return rex().makeCall(like.getType(), new CastOperator(databaseType), List.of(constant));
    }

    private RexBuilder rex() {
        return relations.expressions();
    }
}
