package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/** {@code x COLLATE "name"}: a text under an explicit collation. */
final class CollateOperator extends SqlSpecialOperator {

    private final String collation;

    /**
     * Creates the operator.
     *
     * @param collation the quoted name of the collation
     */
    CollateOperator(String collation) {
        super("COLLATE " + collation, SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.ARG0, null, null);
        this.collation = collation;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        call.operand(0).unparse(writer, getLeftPrec(), getRightPrec());
        writer.keyword("COLLATE");
        writer.print(collation);
    }
}
