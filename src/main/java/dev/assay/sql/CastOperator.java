package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * A cast to a database type by its own name. Calcite's types have other names and fewer fractional digits of a second.
 */
final class CastOperator extends SqlSpecialOperator {

    private final String function;
    private final String type;
    private final String collation;

    CastOperator(String type) {
        this("CAST", type, "");
    }

    /** A cast that yields null instead of an error if the conversion fails. */
    static CastOperator tried(String type) {
        return new CastOperator("TRY_CAST", type, "");
    }

    /**
     * Creates a cast.
     *
     * @param collation the quoted collation of the resulting text; empty: the collation of the operand
     */
    CastOperator(String type, String collation) {
        this("CAST", type, collation);
    }

    private CastOperator(String function, String type, String collation) {
        super(function + " AS " + type + collation, SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.ARG0, null, null);
        this.function = function;
        this.type = type;
        this.collation = collation;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlWriter.Frame frame = writer.startFunCall(function);
        call.operand(0).unparse(writer, 0, 0);
        writer.sep("AS");
        writer.print(type);
        writer.endFunCall(frame);
        if (!collation.isEmpty()) {
            writer.print("COLLATE " + collation);
            writer.setNeedWhitespace(true);
        }
    }
}
