package dev.assay.database.snowflake;

import dev.assay.sql.Functions;
import dev.assay.sql.JsonTokens;
import java.util.Objects;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.SnowflakeSqlDialect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlPosixRegexOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Snowflake's SQL, where it differs from Calcite's own dialect. Names in quotes are pages of Snowflake's documentation.
 */
final class SnowflakeSql extends SnowflakeSqlDialect {

    private static final SnowflakeSql INSTANCE = new SnowflakeSql();

    /**
     * Null where the parser cannot read the text; it reads more than JSON is. With {@code d} a name may be there twice, as RFC 8259
     * has it: "TRY_PARSE_JSON".
     */
    private static final SqlFunction TRY_PARSE_JSON = Functions.text("TRY_PARSE_JSON");

    private SnowflakeSql() {
        super(DEFAULT_CONTEXT);
    }

    /** Snowflake has no FILTER; the aggregate is computed over a CASE. */
    @Override
    public boolean supportsAggregateFunctionFilter() {
        return false;
    }

    /** Text types have no CHARACTER SET: "String &amp; binary data types". */
    @Override
    public boolean supportsCharSet() {
        return false;
    }

    /** An aggregate of an aggregate needs a subquery; Calcite's own dialect nests the calls. */
    @Override
    public boolean supportsNestedAggregations() {
        return false;
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

    /** A backslash begins an escape sequence: "String &amp; binary data types", single-quoted string constants. */
    @Override
    public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
        buffer.append('\'')
                .append(value.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("'", "''"))
                .append('\'');
    }

    /**
     * Brackets enclose {@code a IS NOT DISTINCT FROM b} before {@code AND c}, because engines disagree whether AND is a
     * part of b.
     */
    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        if (call.getOperator() instanceof SqlPosixRegexOperator) {
            unparseMatch(writer, call);
        } else if (call instanceof SqlCase choice) {
            super.unparseCall(writer, bare(choice), leftPrecedence, rightPrecedence);
        } else if (call.getKind() == SqlKind.FLOOR && call.operandCount() == 2) {
            unparseFunction(
                    writer, "DATE_TRUNC", literal(call.<SqlLiteral>operand(1).toValue()), call.operand(0));
        } else if (shiftsMoment(call)) {
            unparseShift(writer, call);
        } else if (call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM || call.getKind() == SqlKind.IS_DISTINCT_FROM) {
            SqlWriter.Frame brackets = writer.startList("(", ")");
            super.unparseCall(writer, call, 0, 0);
            writer.endList(brackets);
        } else if (call.getKind() == SqlKind.TRIM) {
            unparseFunction(writer, trim(call.operand(0)), call.operand(2), call.operand(1));
        } else {
            super.unparseCall(writer, call, leftPrecedence, rightPrecedence);
        }
    }

    /**
     * REGEXP_LIKE matches the whole text ("REGEXP_LIKE", "implicitly anchored"), whereas a check matches a part of it.
     * With the option {@code s} a dot also matches a line break, as in PostgreSQL.
     */
    private void unparseMatch(SqlWriter writer, SqlCall call) {
        if (call.getOperator().equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE)) {
            writer.keyword("NOT");
        }
        String regex = Objects.requireNonNull(((SqlLiteral) call.operand(1)).getValueAs(String.class));
        unparseFunction(writer, "REGEXP_LIKE", call.operand(0), literal(".*(" + regex + ").*"), literal("s"));
    }

    private static String trim(SqlLiteral ends) {
        return switch (Objects.requireNonNull(ends.getValueAs(SqlTrimFunction.Flag.class))) {
            case BOTH -> "TRIM";
            case LEADING -> "LTRIM";
            case TRAILING -> "RTRIM";
        };
    }

    private static boolean shiftsMoment(SqlCall call) {
        return call.getKind() == SqlKind.PLUS && call.operand(1) instanceof SqlIntervalLiteral;
    }

    /**
     * Adds an interval by DATEADD, since Snowflake's interval literals have a grammar of their own ("Interval
     * constants").
     */
    private static void unparseShift(SqlWriter writer, SqlCall call) {
        SqlIntervalLiteral.IntervalValue interval = Objects.requireNonNull(
                ((SqlLiteral) call.operand(1)).getValueAs(SqlIntervalLiteral.IntervalValue.class));
        unparseFunction(
                writer,
                "DATEADD",
                literal(interval.getIntervalQualifier().getUnit().name()),
                SqlLiteral.createExactNumeric(
                        (interval.getSign() < 0 ? "-" : "") + interval.getIntervalLiteral(), SqlParserPos.ZERO),
                call.operand(0));
    }

    private static SqlNode literal(String text) {
        return SqlLiteral.createCharString(text, SqlParserPos.ZERO);
    }

    private static void unparseFunction(SqlWriter writer, String name, SqlNode... operands) {
        SqlWriter.Frame function = writer.startFunCall(name);
        for (SqlNode operand : operands) {
            writer.sep(",");
            operand.unparse(writer, 0, 0);
        }
        writer.endFunCall(function);
    }

    /** Removes {@code IS TRUE} from the conditions of a CASE, which treats null as false anyway. */
    private static SqlCase bare(SqlCase choice) {
        SqlNodeList conditions = new SqlNodeList(choice.getParserPosition());
        for (SqlNode condition : choice.getWhenOperands()) {
            conditions.add(condition.getKind() == SqlKind.IS_TRUE ? ((SqlCall) condition).operand(0) : condition);
        }
        return new SqlCase(
                choice.getParserPosition(),
                choice.getValueOperand(),
                conditions,
                choice.getThenOperands(),
                choice.getElseOperand());
    }

    /** The only one. */
    static SqlDialect dialect() {
        return INSTANCE;
    }

    /** Holds where a text is JSON. */
    static RexNode isJson(Functions functions, RexNode text) {
        return functions.call(
                SqlStdOperatorTable.AND,
                functions.call(
                        SqlStdOperatorTable.IS_NOT_NULL,
                        functions.call(
                                TRY_PARSE_JSON, text, functions.relations().literal("d"))),
                functions.matches(text, JsonTokens.REGEX));
    }
}
