package dev.assay.database.duckdb;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.SqlAlienSystemTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.fun.SqlPosixRegexOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How Calcite writes DuckDB's SQL. Its own dialect of it has less than that of PostgreSQL, whose grammar DuckDB's is. */
final class DuckDbSql extends PostgresqlSqlDialect {

    static final DuckDbSql INSTANCE = new DuckDbSql();

    static final RelDataTypeSystem NUMBERS = new Numbers();

    private DuckDbSql() {
        super(DEFAULT_CONTEXT.withNullCollation(NullCollation.LAST));
    }

    /** There is a FILTER, but its time grows with the square of their number. */
    @Override
    public boolean supportsAggregateFunctionFilter() {
        return false;
    }

    @Override
    public boolean supportsGroupByLiteral() {
        return true;
    }

    @Override
    public boolean supportsOrderByLiteral() {
        return true;
    }

    /** What is cast to a decimal are integers, whose sums must fit. */
    @Override
    public @Nullable SqlNode getCastSpec(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL
                ? new SqlDataTypeSpec(
                        new SqlAlienSystemTypeNameSpec("HUGEINT", SqlTypeName.DECIMAL, SqlParserPos.ZERO),
                        SqlParserPos.ZERO)
                : super.getCastSpec(type);
    }

    @Override
    public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
        buffer.append('\'').append(value.replace("'", "''")).append('\'');
    }

    /** The option {@code s} lets a dot stand for a line's end. */
    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        if (!(call.getOperator() instanceof SqlPosixRegexOperator)) {
            super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
            return;
        }
        SqlWriter.Frame brackets = writer.startList("(", ")");
        if (call.getOperator().equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE)) {
            writer.keyword("NOT");
        }
        SqlWriter.Frame function = writer.startFunCall("regexp_matches");
        call.operand(0).unparse(writer, 0, 0);
        writer.sep(",");
        call.operand(1).unparse(writer, 0, 0);
        writer.sep(",");
        SqlLiteral.createCharString("s", SqlParserPos.ZERO).unparse(writer, 0, 0);
        writer.endFunCall(function);
        writer.endList(brackets);
    }

    /** Decimals have up to 38 digits, and an average is a DOUBLE, also of integers. */
    private static final class Numbers extends RelDataTypeSystemImpl {

        private static final int DIGITS = 38;

        @Override
        public int getMaxPrecision(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(type);
        }

        @Override
        public int getMaxScale(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
        }

        @Override
        public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
            return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), true);
        }
    }
}
