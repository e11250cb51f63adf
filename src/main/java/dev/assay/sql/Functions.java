package dev.assay.sql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What is made of values by functions of SQL, under the names that the database has for them.
 *
 * @param relations makes their expressions
 */
public record Functions(Relations relations) {

    /** PostgreSQL's hash of a row, there since 14; its second argument is a seed. */
    private static final SqlFunction ROW_HASH =
            SqlBasicFunction.create("hash_record_extended", ReturnTypes.BIGINT, OperandTypes.VARIADIC);

    private static final SqlFunction SUBSTR = text("SUBSTR");
    private static final SqlFunction LPAD = text("LPAD");
    private static final SqlFunction TRANSLATE = text("TRANSLATE");

    /**
     * Null where Snowflake's parser cannot read the text; it reads more than JSON is. With {@code d} a name may be there twice, as RFC
     * 8259 has it: Snowflake's page "TRY_PARSE_JSON".
     */
    private static final SqlFunction TRY_PARSE_JSON = text("TRY_PARSE_JSON");

    private static SqlFunction text(String name) {
        return SqlBasicFunction.create(name, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.VARIADIC);
    }

    /** A value, a padded text without its padding: PostgreSQL's cast leaves it out, most of its functions and operators do not. */
    public RexNode unpadded(RexNode value) {
        boolean padded = value.getType().getSqlTypeName() == SqlTypeName.CHAR && !(value instanceof RexLiteral);
        return padded
                ? rex().makeCast(
                                rex().getTypeFactory().createTypeWithNullability(relations.type(ValueType.TEXT), true),
                                value)
                : value;
    }

    /** Two values as they compare: a padded text keeps its padding only before another one, since PostgreSQL would take that off a varchar too. */
    public List<RexNode> comparable(RexNode one, RexNode other) {
        return one.getType().getSqlTypeName() == other.getType().getSqlTypeName()
                ? List.of(one, other)
                : List.of(unpadded(one), unpadded(other));
    }

    /** A text whose characters count, whatever its collation takes for equal: under some, PostgreSQL has no patterns. */
    public RexNode byCharacter(RexNode text) {
        return call(CollateOperator.INSTANCE, text);
    }

    /** Holds where a number is neither infinite nor no number, which databases take for the greatest of all. */
    public RexNode isFinite(RexNode number) {
        return call(
                SqlStdOperatorTable.AND,
                call(SqlStdOperatorTable.GREATER_THAN, number, endless("-")),
                call(SqlStdOperatorTable.LESS_THAN, number, endless("")));
    }

    /** PostgreSQL reads a text as a number of the other side's type; Snowflake has its own word for it: "Numeric data types", special values. */
    private RexNode endless(String sign) {
        return relations.dialect() == Dialect.SNOWFLAKE
                ? rex().makeAbstractCast(relations.type(ValueType.FLOAT), relations.literal(sign + "inf"), false)
                : relations.literal(sign + "Infinity");
    }

    /** Holds where a regular expression matches a part of the text. */
    public RexNode matches(RexNode text, String regex) {
        return call(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, text, relations.literal(regex));
    }

    /** Holds where the text is JSON; never null. PostgreSQL knows since 16. */
    public RexNode isJson(RexNode text) {
        return relations.dialect() == Dialect.SNOWFLAKE
                ? call(
                        SqlStdOperatorTable.AND,
                        call(SqlStdOperatorTable.IS_NOT_NULL, call(TRY_PARSE_JSON, text, relations.literal("d"))),
                        matches(text, JsonTokens.REGEX))
                : call(
                        SqlStdOperatorTable.AND,
                        call(SqlStdOperatorTable.IS_NOT_NULL, text),
                        call(SqlStdOperatorTable.IS_JSON_VALUE, text));
    }

    /** A part of a text: {@code length} characters from {@code from} on, the first of which is 1. */
    public RexNode part(RexNode text, int from, int length) {
        return call(SUBSTR, text, number(from), number(length));
    }

    /** The text with each character of one list as that at the same place of another. */
    public RexNode translated(RexNode text, String from, String to) {
        return call(TRANSLATE, text, relations.literal(from), relations.literal(to));
    }

    /** A text of at most {@code length} characters made longer from its left. */
    public RexNode padded(RexNode text, int length, char filling) {
        return call(LPAD, text, number(length), relations.literal(String.valueOf(filling)));
    }

    /**
     * The whole number that a text of digits is. Of another text it is an error on PostgreSQL, where a CASE keeps it from being worked
     * out ("Conditional Expressions"); Snowflake promises no such order, so there it is null.
     */
    public RexNode whole(RexNode digits) {
        return relations.dialect() == Dialect.SNOWFLAKE
                ? rex().makeCall(
                                relations.type(ValueType.INTEGER), CastOperator.tried("NUMBER(38, 0)"), List.of(digits))
                : rex().makeCast(relations.type(ValueType.INTEGER), digits);
    }

    /**
     * A number, an integer as one of as many digits as its sums and differences take. PostgreSQL adds integers to one that may be too
     * short; Snowflake has one type of up to 38 digits.
     */
    public RexNode exact(RexNode number) {
        boolean longEnough = relations.dialect() == Dialect.SNOWFLAKE
                || number instanceof RexLiteral
                || !SqlTypeName.INT_TYPES.contains(number.getType().getSqlTypeName());
        return longEnough ? number : rex().makeCast(relations.type(ValueType.DECIMAL), number);
    }

    /** A value as one of another type, by the name that the database has for it. */
    public RexNode as(ValueType type, RexNode value) {
        boolean snowflake = relations.dialect() == Dialect.SNOWFLAKE;
        String name = switch (type) {
            case DECIMAL -> "numeric";
            case TIMESTAMP -> snowflake ? "TIMESTAMP_NTZ" : "timestamp";
            case TIMESTAMP_TZ -> snowflake ? "TIMESTAMP_LTZ" : "timestamp with time zone";
            default -> throw new IllegalArgumentException("nothing is cast to " + type);
        };
        return cast(type, new CastOperator(name), value);
    }

    /**
     * A value as text; a floating-point number's has as many digits as tell it from all others.
     *
     * @param letters whether it compares letter by letter, whatever the value's collation is
     */
    public RexNode text(RexNode value, boolean letters) {
        return cast(ValueType.TEXT, new CastOperator("text", letters ? "pg_catalog.\"C\"" : ""), value);
    }

    private RexNode cast(ValueType type, CastOperator operator, RexNode value) {
        return rex().makeCall(
                        rex().getTypeFactory().createTypeWithNullability(relations.type(type), true),
                        operator,
                        List.of(value));
    }

    /** A date or time so much later. */
    public RexNode later(RexNode time, Duration by) {
        long seconds = by.toSeconds();
        TimeUnit unit = TimeUnit.SECOND;
        for (TimeUnit larger : List.of(TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY)) {
            unit = by.toMillis() % larger.multiplier.longValueExact() == 0 && seconds != 0 ? larger : unit;
        }
        SqlIntervalQualifier interval = new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO);
        return call(
                SqlStdOperatorTable.DATETIME_PLUS,
                time,
                rex().makeIntervalLiteral(BigDecimal.valueOf(by.toMillis()), interval));
    }

    /** Where the period of a date or time begins, in UTC where it has a zone; {@code unit} is the period's name in SQL. */
    public RexNode begin(RexNode time, String unit) {
        return call(SqlStdOperatorTable.FLOOR, instant(time), rex().makeFlag(TimeUnitRange.valueOf(unit)));
    }

    /** A moment without an offset of its own, which Snowflake's TIMESTAMP_TZ has; anything else as it is. */
    public RexNode instant(RexNode value) {
        return relations.dialect() == Dialect.SNOWFLAKE && isZoned(value.getType()) && !isInstant(value)
                ? rex().makeCall(value.getType(), new CastOperator("TIMESTAMP_LTZ"), List.of(value))
                : value;
    }

    /** Whether values are moments with a zone. */
    static boolean isZoned(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** Whether {@link #instant} or {@link #begin} made it. */
    static boolean isInstant(RexNode made) {
        return made instanceof RexCall call
                && (call.getKind() == SqlKind.FLOOR || call.getOperator() instanceof CastOperator);
    }

    /**
     * What tells keys apart in a {@code COUNT(DISTINCT …)}; none of the values may be null. PostgreSQL counts one expression, so
     * there it is a 64-bit hash of several, the same for equal ones.
     */
    public List<RexNode> distinct(List<RexNode> key) {
        if (key.size() == 1 || relations.dialect() == Dialect.SNOWFLAKE) {
            return key;
        }
        RexNode row = rex().makeCall(SqlStdOperatorTable.ROW, key);
        return List.of(call(ROW_HASH, row, number(0)));
    }

    private RexNode number(int number) {
        return relations.literal(BigDecimal.valueOf(number));
    }

    private RexNode call(SqlOperator operator, RexNode... operands) {
        return rex().makeCall(operator, operands);
    }

    private RexBuilder rex() {
        return relations.expressions();
    }
}
