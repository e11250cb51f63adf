package dev.assay.database.postgresql;

import dev.assay.sql.Functions;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.checkerframework.checker.nullness.qual.Nullable;

/** PostgreSQL's SQL, where it differs from Calcite's own dialect. */
final class PostgresSql extends PostgresqlSqlDialect {

    private static final PostgresSql INSTANCE = new PostgresSql();

    /** Hashes a row, since version 14; its second argument is a seed. */
    private static final SqlFunction ROW_HASH =
            SqlBasicFunction.create("hash_record_extended", ReturnTypes.BIGINT, OperandTypes.VARIADIC);

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

    /** The only one. */
    static SqlDialect dialect() {
        return INSTANCE;
    }

    /** Holds where a text is JSON. */
    static RexNode isJson(Functions functions, RexNode text) {
        return functions.call(
                SqlStdOperatorTable.AND,
                functions.call(SqlStdOperatorTable.IS_NOT_NULL, text),
                functions.call(SqlStdOperatorTable.IS_JSON_VALUE, text));
    }

    /** The hash of a row of values. */
    static List<RexNode> hash(Functions functions, List<RexNode> values) {
        RexNode row = functions.relations().expressions().makeCall(SqlStdOperatorTable.ROW, values);
        return List.of(functions.call(ROW_HASH, row, functions.number(0)));
    }
}
