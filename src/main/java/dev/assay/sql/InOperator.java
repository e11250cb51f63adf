package dev.assay.sql;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * {@code x IN (a, b)} as an operator. Calcite's own form casts the values to a common type first, which pads texts of
 * different lengths with blanks.
 */
final class InOperator extends SqlSpecialOperator {

    static final InOperator INSTANCE = new InOperator();

    private InOperator() {
        super("ONE OF", SqlKind.OTHER_FUNCTION, 32, true, ReturnTypes.BOOLEAN_NULLABLE, null, null);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        List<SqlNode> operands = call.getOperandList();
        SqlWriter.Frame whole = writer.startList("(", ")");
        operands.get(0).unparse(writer, getLeftPrec(), getRightPrec());
        writer.keyword("IN");
        SqlWriter.Frame values = writer.startList("(", ")");
        for (SqlNode value : operands.subList(1, operands.size())) {
            writer.sep(",");
            value.unparse(writer, 0, 0);
        }
        writer.endList(values);
        writer.endList(whole);
    }
}
