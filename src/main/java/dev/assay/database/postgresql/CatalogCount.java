package dev.assay.database.postgresql;

import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlCountAggFunction;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Qualifies COUNT(*) as PostgreSQL's own in a statement that contains an author's query. Such a statement runs under
 * the role's search path, which may find another function of that name first.
 */
final class CatalogCount extends SqlShuttle {

    private static final SqlCountAggFunction COUNT = new SqlCountAggFunction("COUNT") {
        @Override
        public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
            writer.print("pg_catalog.COUNT(*)");
        }
    };

    /** The statement with it. */
    static SqlNode in(SqlNode statement) {
        return Objects.requireNonNull(statement.accept(new CatalogCount()));
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        boolean counts = call.getKind() == SqlKind.COUNT
                && call.operandCount() == 1
                && call.operand(0) instanceof SqlIdentifier all
                && all.isStar();
        return counts ? COUNT.createCall(call.getParserPosition(), call.getOperandList()) : super.visit(call);
    }
}
