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
 * What is made of values by functions of SQL, under the names that the database has for them.
 *
 * @param relations makes their expressions
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Functions(Relations relations) {

    private static final SqlFunction SUBSTR = text("SUBSTR");
    private static final SqlFunction LPAD = text("LPAD");
    private static final SqlFunction TRANSLATE = text("TRANSLATE");

    /** A function that makes a text, or null, of values. */
    public static SqlFunction text(String name) {
        return SqlBasicFunction.create(name, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.VARIADIC);
    }

    /** A value; a padded text without its padding, which a cast leaves out and most functions and operators do not. */
    public RexNode unpadded(RexNode value) {
        boolean padded = value.getType().getSqlTypeName() == SqlTypeName.CHAR && !(value instanceof RexLiteral);
        return padded
                ? rex().makeCast(
                                rex().getTypeFactory().createTypeWithNullability(relations.type(ValueType.TEXT), true),
                                value)
                : value;
    }

    /** Two values as they compare. A padded text keeps its padding only beside another one: the blanks of a varchar count. */
    public List<RexNode> comparable(RexNode one, RexNode other) {
        return one.getType().getSqlTypeName() == other.getType().getSqlTypeName()
                ? List.of(one, other)
                : List.of(unpadded(one), unpadded(other));
    }

    /** A text whose characters count, whatever its collation takes for equal: under some, there are no patterns. */
    public RexNode byCharacter(RexNode text) {
        String collation = dialect().characterCollation();
        return collation.isEmpty() ? text : call(new CollateOperator(collation), text);
    }

    /** Holds where a number is neither infinite nor no number, which databases take for the greatest of all. */
    public RexNode isFinite(RexNode number) {
        return call(
                SqlStdOperatorTable.AND,
                call(SqlStdOperatorTable.GREATER_THAN, number, dialect().infinity(this, "-")),
                call(SqlStdOperatorTable.LESS_THAN, number, dialect().infinity(this, "")));
    }

    /** A floating-point number by its name in the database, such as {@code inf}. */
    public RexNode asFloat(String name) {
        return rex().makeAbstractCast(relations.type(ValueType.FLOAT), relations.literal(name), false);
    }

    /** Holds where a regular expression matches a part of the text. */
    public RexNode matches(RexNode text, String regex) {
        return call(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, text, relations.literal(regex));
    }

    /** Holds where the text is JSON; never null. */
    public RexNode isJson(RexNode text) {
        return dialect().isJson(this, text);
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
     * The whole number that a text of digits is. Of another text it is null, or an error: then a CASE must keep the text from being
     * worked out.
     */
    public RexNode whole(RexNode digits) {
        RelDataType integer = relations.type(ValueType.INTEGER);
        return dialect()
                .wholeByTry()
                .map(type -> rex().makeCall(integer, CastOperator.tried(type), List.of(digits)))
                .orElseGet(() -> rex().makeCast(integer, digits));
    }

    /** A number; an integer as one of as many digits as its sums and differences take. */
    public RexNode exact(RexNode number) {
        boolean longEnough = dialect().addsIntegersInFull()
                || number instanceof RexLiteral
                || !SqlTypeName.INT_TYPES.contains(number.getType().getSqlTypeName());
        return longEnough ? number : rex().makeCast(relations.type(ValueType.DECIMAL), number);
    }

    /** A value as one of another type, by the name that the database has for it. */
    public RexNode as(ValueType type, RexNode value) {
        return cast(type, new CastOperator(dialect().typeName(type)), value);
    }

    /**
     * A value as text; a floating-point number's has as many digits as tell it from all others.
     *
     * @param letters whether it compares letter by letter, whatever the value's collation is
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

    /** A moment without an offset of its own; anything else as it is. */
    public RexNode instant(RexNode value) {
        return dialect().keepsOffsets() && isZoned(value.getType()) && !isInstant(value)
                ? rex().makeCall(
                                value.getType(),
                                new CastOperator(dialect().typeName(ValueType.TIMESTAMP_TZ)),
                                List.of(value))
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

    /** What tells keys apart in a {@code COUNT(DISTINCT …)}; none of the values may be null. */
    public List<RexNode> distinct(List<RexNode> key) {
        return key.size() == 1 ? key : dialect().distinctKey(this, key);
    }

    /** A whole number of ours. */
    public RexNode number(int number) {
        return relations.literal(BigDecimal.valueOf(number));
    }

    /** A call of a function or an operator. */
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
