package dev.assay.database.postgresql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.checkerframework.checker.nullness.qual.Nullable;

/** PostgreSQL's SQL, where it differs from Calcite's own dialect. */
final class PostgresSql extends PostgresqlSqlDialect {

    static final PostgresSql INSTANCE = new PostgresSql();

    private PostgresSql() {
        super(DEFAULT_CONTEXT);
    }

    /**
     * Assay never groups by a constant. Without this, Calcite sends each expression through a planner before it writes
     * SQL.
     */
    @Override
    public boolean supportsGroupByLiteral() {
        return true;
    }

    /** Assay never orders by a constant; see {@link #supportsGroupByLiteral}. */
    @Override
    public boolean supportsOrderByLiteral() {
        return true;
    }

    /** A decimal without precision and scale keeps all digits: PostgreSQL's page "Numeric Types". */
    @Override
    public @Nullable SqlNode getCastSpec(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL
                ? new SqlDataTypeSpec(
                        new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, SqlParserPos.ZERO), SqlParserPos.ZERO)
                : super.getCastSpec(type);
    }

    /**
     * Writes the text without escapes: the session uses UTF-8, and standard_conforming_strings is on since PostgreSQL
     * 9.1.
     */
    @Override
    public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
        buffer.append('\'').append(value.replace("'", "''")).append('\'');
    }
}
