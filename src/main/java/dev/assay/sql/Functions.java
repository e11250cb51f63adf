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
import org.apiguardian.api.API;

/**
 * Expressions built from SQL functions, under the names that the database has for them.
 *
 * @param relations builds the expressions
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Functions(Relations relations) {

    private static final SqlFunction SUBSTR = text("SUBSTR");
    private static final SqlFunction LPAD = text("LPAD");
    private static final SqlFunction TRANSLATE = text("TRANSLATE");

    /**
     * {@return a function of any operands that returns text or null}
     *
     * @param name the function's name in the database
     */
    public static SqlFunction text(String name) {
        return SqlBasicFunction.create(name, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.VARIADIC);
    }

    /**
     * {@return the value without padding} A cast removes the padding of a padded text; most functions and operators do
     * not.
     *
     * @param value any value
     */
    public RexNode unpadded(RexNode value) {
        boolean padded = value.getType().getSqlTypeName() == SqlTypeName.CHAR && !(value instanceof RexLiteral);
        return padded
                ? rex().makeCast(
                                rex().getTypeFactory().createTypeWithNullability(relations.type(ValueType.TEXT), true),
                                value)
                : value;
    }

    /**
     * {@return two values in comparable form} A padded text keeps its padding only if both are padded, since the
     * trailing blanks of a varchar count.
     *
     * @param one a value
     * @param other the value to compare it with
     */
    public List<RexNode> comparable(RexNode one, RexNode other) {
        return one.getType().getSqlTypeName() == other.getType().getSqlTypeName()
                ? List.of(one, other)
                : List.of(unpadded(one), unpadded(other));
    }

    /**
     * {@return the text under a collation that compares characters} Some collations do not support patterns.
     *
     * @param text a text
     */
    public RexNode byCharacter(RexNode text) {
        String collation = dialect().characterCollation();
        return collation.isEmpty() ? text : call(new CollateOperator(collation), text);
    }

    /**
     * {@return a condition that holds if a number is neither infinite nor NaN} Databases sort NaN above all other
     * numbers.
     *
     * @param number a floating-point number, or a decimal
     */
    public RexNode isFinite(RexNode number) {
        return call(
                SqlStdOperatorTable.AND,
                call(SqlStdOperatorTable.GREATER_THAN, number, dialect().infinity(this, "-")),
                call(SqlStdOperatorTable.LESS_THAN, number, dialect().infinity(this, "")));
    }

    /**
     * {@return a floating-point constant by its name in the database, such as {@code inf}}
     *
     * @param name the constant's name
     */
    public RexNode asFloat(String name) {
        return rex().makeAbstractCast(relations.type(ValueType.FLOAT), relations.literal(name), false);
    }

    /**
     * {@return a condition that holds if a regular expression matches a part of the text}
     *
     * @param text a text
     * @param regex the pattern, in the syntax of the database
     */
    public RexNode matches(RexNode text, String regex) {
        return call(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, text, relations.literal(regex));
    }

    /**
     * {@return a condition that holds if the text is JSON; never null}
     *
     * @param text a text
     */
    public RexNode isJson(RexNode text) {
        return dialect().isJson(this, text);
    }

    /**
     * {@return the substring of {@code length} characters from position {@code from}, which counts from 1}
     *
     * @param text a text
     * @param from the position of the first character, from 1
     * @param length the number of characters
     */
    public RexNode part(RexNode text, int from, int length) {
        return call(SUBSTR, text, number(from), number(length));
    }

    /**
     * {@return the text with each character of {@code from} replaced by the character at the same position of
     * {@code to}}
     *
     * @param text a text
     * @param from the characters to replace
     * @param to as many characters
     */
    public RexNode translated(RexNode text, String from, String to) {
        return call(TRANSLATE, text, relations.literal(from), relations.literal(to));
    }

    /**
     * {@return the text, of at most {@code length} characters, padded on the left}
     *
     * @param text a text
     * @param length the number of characters of the result; a longer text is cut off
     * @param filling the character to put before the text
     */
    public RexNode padded(RexNode text, int length, char filling) {
        return call(LPAD, text, number(length), relations.literal(String.valueOf(filling)));
    }

    /**
     * {@return the integer that a text of digits denotes} For any other text it is null or an error, so the call must
     * be guarded by a CASE.
     *
     * @param digits a text
     */
    public RexNode whole(RexNode digits) {
        RelDataType integer = relations.type(ValueType.INTEGER);
        return dialect()
                .wholeByTry()
                .map(type -> rex().makeCall(integer, CastOperator.tried(type), List.of(digits)))
                .orElseGet(() -> rex().makeCast(integer, digits));
    }

    /**
     * {@return the number in a form whose sums and differences cannot overflow; integers are cast if necessary}
     *
     * @param number a number
     */
    public RexNode exact(RexNode number) {
        boolean longEnough = dialect().addsIntegersInFull()
                || number instanceof RexLiteral
                || !SqlTypeName.INT_TYPES.contains(number.getType().getSqlTypeName());
        return longEnough ? number : rex().makeCast(relations.type(ValueType.DECIMAL), number);
    }

    /**
     * {@return the value cast to another type, under the database's name for that type}
     *
     * @param type DECIMAL, TIMESTAMP or TIMESTAMP_TZ
     * @param value a value that the database can cast
     */
    public RexNode as(ValueType type, RexNode value) {
        return cast(type, new CastOperator(dialect().typeName(type)), value);
    }

    /**
     * {@return the value as text} The text of a floating-point number has enough digits to identify it.
     *
     * @param value any value
     * @param letters whether the text compares letter by letter, whatever the value's collation
     */
    public RexNode text(RexNode value, boolean letters) {
        return cast(ValueType.TEXT, new CastOperator("text", letters ? dialect().letterCollation() : ""), value);
    }

    private RexNode cast(ValueType type, CastOperator operator, RexNode value) {
        return rex().makeCall(
                        rex().getTypeFactory().createTypeWithNullability(relations.type(type), true),
                        operator,
                        List.of(value));
    }

    /**
     * {@return a date or time shifted by a duration}
     *
     * @param time a date or a time
     * @param by how far to shift it; a negative one makes it earlier
     */
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

    /**
     * {@return the start of the period that contains a date or time, in UTC if it has a zone; {@code unit} is the
     * period's name in SQL}
     *
     * @param time a date or a time
     * @param unit {@code HOUR}, {@code DAY}, {@code WEEK}, {@code MONTH}, {@code QUARTER} or {@code YEAR}
     */
    public RexNode begin(RexNode time, String unit) {
        return call(SqlStdOperatorTable.FLOOR, instant(time), rex().makeFlag(TimeUnitRange.valueOf(unit)));
    }

    /**
     * {@return a timestamp with a zone, stripped of its own offset; any other value is returned unchanged}
     *
     * @param value any value
     */
    public RexNode instant(RexNode value) {
        return dialect().keepsOffsets() && isZoned(value.getType()) && !isInstant(value)
                ? rex().makeCall(
                                value.getType(),
                                new CastOperator(dialect().typeName(ValueType.TIMESTAMP_TZ)),
                                List.of(value))
                : value;
    }

    /** {@return whether the type is a timestamp with a zone} */
    static boolean isZoned(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** {@return whether {@link #instant} or {@link #begin} made the expression} */
    static boolean isInstant(RexNode made) {
        return made instanceof RexCall call
                && (call.getKind() == SqlKind.FLOOR || call.getOperator() instanceof CastOperator);
    }

    /**
     * {@return the operands of {@code COUNT(DISTINCT …)} for a key without nulls}
     *
     * @param key the columns of the key, at least one
     */
    public List<RexNode> distinct(List<RexNode> key) {
        return key.size() == 1 ? key : dialect().distinctKey(this, key);
    }

    /**
     * {@return an integer literal}
     *
     * @param number the integer
     */
    public RexNode number(int number) {
        return relations.literal(BigDecimal.valueOf(number));
    }

    /**
     * {@return a call of a function or an operator}
     *
     * @param operator the function or operator
     * @param operands its operands, in order
     */
    public RexNode call(SqlOperator operator, RexNode... operands) {
        return rex().makeCall(operator, operands);
    }

    private Dialect dialect() {
        return relations.dialect();
    }

    private RexBuilder rex() {
        return relations.expressions();
    }
}
