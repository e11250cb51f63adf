package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/** A cast to a type as the database writes it: Calcite's types have other names, and fewer digits of a second. */
final class CastOperator extends SqlSpecialOperator {

    private final String function;
    private final String type;

    /** @param function {@code CAST}, or {@code TRY_CAST}, which is null where there is no such value */
    CastOperator(String function, String type) {
        super(function + " AS " + type, SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.ARG0, null, null);
        this.function = function;
        this.type = type;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlWriter.Frame frame = writer.startFunCall(function);
        call.operand(0).unparse(writer, 0, 0);
        writer.sep("AS");
        writer.print(type);
        writer.endFunCall(frame);
    }
}
