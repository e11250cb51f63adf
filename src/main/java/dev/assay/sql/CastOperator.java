package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/** A cast to a type as the database writes it: Calcite's types have other names, and fewer digits of a second. */
final class CastOperator extends SqlSpecialOperator {

    private final String type;

    CastOperator(String type) {
        super("CAST AS " + type, SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.ARG0, null, null);
        this.type = type;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlWriter.Frame frame = writer.startFunCall("CAST");
        call.operand(0).unparse(writer, 0, 0);
        writer.sep("AS");
        writer.print(type);
        writer.endFunCall(frame);
    }
}
