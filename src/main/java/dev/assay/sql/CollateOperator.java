package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/** {@code x COLLATE "default"}: a text under the collation of PostgreSQL's database, which tells all texts apart. */
final class CollateOperator extends SqlSpecialOperator {

    static final CollateOperator INSTANCE = new CollateOperator();

    private CollateOperator() {
        super("COLLATE DEFAULT", SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.ARG0, null, null);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        call.operand(0).unparse(writer, getLeftPrec(), getRightPrec());
        writer.keyword("COLLATE");
        writer.print("pg_catalog.\"default\"");
    }
}
