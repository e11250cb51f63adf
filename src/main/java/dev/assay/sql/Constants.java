package dev.assay.sql;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Values of the author's below each other, where no column beside them says of what type they are: they have that of a table's column,
 * whatever its length. PostgreSQL reads texts below a value of a type as that type. Snowflake makes one type of all, unless each is cast
 * (its page "VALUES").
 *
 * @param table the table's rows
 * @param like the column of them
 * @param databaseType the column's type as the database writes it
 */
public record Constants(Relations relations, RelNode table, RexNode like, ValueType type, String databaseType) {

    /** The first one; PostgreSQL is shown the column itself, of rows that are never there. */
    RexNode first(@Nullable Object value) {
        if (value != null && isPlain()) {
            return value(value);
        }
        if (relations.dialect() == Dialect.SNOWFLAKE) {
            return value == null ? cast(next(null)) : value(value);
        }
        RelNode none = LogicalFilter.create(table, rex().makeLiteral(false));
        RexNode typed =
                RexSubQuery.scalar(relations.builder().push(none).project(like).build());
        return value == null ? typed : coalesce(typed, value(value));
    }

    /** One behind the first. */
    RexNode next(@Nullable Object value) {
        return value == null ? rex().makeNullLiteral(like.getType()) : value(value);
    }

    /** An operand of the column's type, with a value in place of a null. */
    public RexNode filled(RexNode operand, Object value) {
        return coalesce(operand, value(value));
    }

    private RexNode value(Object value) {
        RexNode literal = relations.literal(type, value);
        return relations.dialect() == Dialect.POSTGRESQL || isPlain() ? literal : cast(literal);
    }

    /** Whether literals are of the type by themselves; PostgreSQL compares texts of some types otherwise than other texts. */
    private boolean isPlain() {
        return switch (type) {
            case BOOLEAN, INTEGER, DECIMAL -> true;
            case TEXT -> relations.dialect() == Dialect.SNOWFLAKE || databaseType.matches("text|character varying.*");
            case CHAR, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> false;
        };
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
