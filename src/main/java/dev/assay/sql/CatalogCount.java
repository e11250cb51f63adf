package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlCountAggFunction;

/** PostgreSQL's own COUNT(*), which a role's path cannot make another. */
final class CatalogCount extends SqlCountAggFunction {

    static final CatalogCount INSTANCE = new CatalogCount();

    private CatalogCount() {
        super("COUNT");
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        writer.print("pg_catalog.COUNT(*)");
    }
}
