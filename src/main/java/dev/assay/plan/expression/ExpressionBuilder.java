package dev.assay.plan.expression;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Expressions;
import dev.assay.plan.ask.Format;
import dev.assay.plan.ask.Period;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.Tolerance;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Builds expressions over the rows of a table. */
public abstract class ExpressionBuilder implements Expressions {

    private final TableSource source;
    private final Relations relations;

    public ExpressionBuilder(TableSource source) {
        this.source = source;
        this.relations = source.relations();
    }

    /** A condition as a Calcite expression. */
    record Rex(RexNode node) implements Condition {}

    /** A value computed from other values. */
    public record Made(String name, String databaseType, ValueType type, RexNode node) implements Value {}

    public TableSource source() {
        return source;
    }

    Columns columnsOfTable() {
        return new Columns(source);
    }

    public static RexNode rex(Condition condition) {
        return ((Rex) condition).node();
    }

    public RexNode rex(Value value) {
        return value instanceof Made made ? made.node() : source.field(value.name());
    }

    public RexNode call(SqlOperator operator, RexNode... operands) {
        return relations.expressions().makeCall(operator, operands);
    }

    @Override
    public Optional<Column> findColumn(String name) {
        return columnsOfTable().find(name);
    }

    @Override
    public Column column(String name) {
        return columnsOfTable().column(name);
    }

    @Override
    public List<Column> allColumns() {
        return columnsOfTable().all();
    }

    @Override
    public Condition isNull(Value value) {
        return new Rex(call(SqlStdOperatorTable.IS_NULL, rex(value)));
    }

    @Override
    public Condition isFilled(Value value) {
        return new Rex(call(SqlStdOperatorTable.IS_NOT_NULL, rex(value)));
    }

    @Override
    public Value only(Condition condition, Value value) {
        RexNode own = rex(value);
        RexNode none = relations.expressions().makeNullLiteral(own.getType());
        return new Made(
                value.name(),
                value.databaseType(),
                value.type(),
                call(SqlStdOperatorTable.CASE, rex(condition), own, none));
    }

    @Override
    public Condition not(Condition condition) {
        return new Rex(call(SqlStdOperatorTable.NOT, rex(condition)));
    }

    @Override
    public Condition anyOf(List<Condition> conditions) {
        List<RexNode> operands = conditions.stream().map(ExpressionBuilder::rex).toList();
        return new Rex(
                operands.size() == 1 ? operands.get(0) : RexUtil.composeDisjunction(relations.expressions(), operands));
    }

    @Override
    public Condition allOf(List<Condition> conditions) {
        RexNode all = source.all(conditions.stream().map(ExpressionBuilder::rex).toList());
        return new Rex(all == null ? relations.expressions().makeLiteral(true) : all);
    }

    @Override
    public Condition isIn(Value value, List<Object> values) {
        return new Rex(relations.isIn(
                against(value, values),
                values.stream()
                        .map(one -> relations.literal(value.type(), Comparability.equal(value, one)))
                        .toList()));
    }

    @Override
    public Condition compare(Value value, Comparison comparison, Object constant) {
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        Object comparable = equality ? Comparability.equal(value, constant) : Comparability.ordered(value, constant);
        return new Rex(call(
                operator(comparison),
                against(value, List.of(comparable)),
                relations.literal(value.type(), comparable)));
    }

    /**
     * The value in the form in which it compares with constants. If a constant ends in a blank, the padding of a padded
     * text is removed.
     */
    private RexNode against(Value value, List<Object> constants) {
        boolean blank = constants.stream().anyMatch(one -> one instanceof String text && text.endsWith(" "));
        return blank ? relations.functions().unpadded(rex(value)) : rex(value);
    }

    @Override
    public Condition compare(Value left, Comparison comparison, Value right) {
        Comparability.values(left, right);
        CommonType meeting = meeting(left, right);
        List<RexNode> both = relations.functions().comparable(meeting.left(rex(left)), meeting.right(rex(right)));
        return new Rex(call(operator(comparison), both.get(0), both.get(1)));
    }

    /** The common type of two values of the rows. A constant adapts to the type of the column instead. */
    private CommonType meeting(Value left, Value right) {
        return CommonType.ofNumbers(relations, left.type(), right.type(), isExact(left) && isExact(right));
    }

    /** Whether the value is a number of the rows, rather than a constant. */
    public boolean isExact(Value value) {
        return value.type().isNumber() && !(rex(value) instanceof RexLiteral);
    }

    /** Refuses an aggregate that does not accept values of this type. */
    public static void takes(Aggregate aggregate, Value value) {
        Comparability.comparable(value);
        if (!aggregate.takes(value.type())) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "Column '" + value.name() + "' is of type " + value.databaseType() + ", of which there is no "
                            + aggregate.noun() + ": name another column.");
        }
    }

    private static SqlOperator operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> SqlStdOperatorTable.EQUALS;
            case NOT_EQUAL -> SqlStdOperatorTable.NOT_EQUALS;
            case BELOW -> SqlStdOperatorTable.LESS_THAN;
            case AT_MOST -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case ABOVE -> SqlStdOperatorTable.GREATER_THAN;
            case AT_LEAST -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
        };
    }

    @Override
    public Condition near(Value value, Value expected, Tolerance tolerance) {
        boolean exact = tolerance.amount().signum() == 0;
        CommonType meeting = meeting(
                exact ? Comparability.number(value) : Comparability.near(value),
                exact ? Comparability.number(expected) : Comparability.near(expected));
        RexNode left = meeting.left(rex(value));
        RexNode right = meeting.right(rex(expected));
        return new Rex(
                exact
                        ? call(SqlStdOperatorTable.EQUALS, left, right)
                        : new ToleranceExpression(relations, tolerance).holds(left, right, isEndless(expected)));
    }

    /** Whether a number may be infinite or NaN. */
    private boolean isEndless(Value number) {
        boolean decimal =
                number.type() == ValueType.DECIMAL && relations.dialect().decimalsMayBeEndless();
        return (decimal || number.type() == ValueType.FLOAT) && !(rex(number) instanceof RexLiteral);
    }

    /** The text in the form in which patterns see its characters. */
    private RexNode characters(Value text) {
        Comparability.text(text);
        return text instanceof Made made ? relations.functions().unpadded(made.node()) : source.characters(text.name());
    }

    @Override
    public Condition matches(Value text, String regex) {
        relations.dialect().regexFault(regex).ifPresent(fault -> {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The regular expression " + regex + " " + fault + ": write it otherwise.");
        });
        return new Rex(relations.functions().matches(characters(text), regex));
    }

    @Override
    public Condition like(Value text, String pattern) {
        return new Rex(
                call(SqlStdOperatorTable.LIKE, characters(text), relations.literal(pattern), relations.literal("\\")));
    }

    @Override
    public Condition has(Value text, Format format) {
        Condition form = matches(text, format.regex());
        return switch (format) {
            case IBAN -> new Rex(new CheckDigits(relations).iban(rex(form), characters(text)));
            case LUHN -> new Rex(new CheckDigits(relations).luhn(rex(form), characters(text)));
            default -> allOf(List.of(not(isNull(text)), form));
        };
    }

    @Override
    public Condition isJson(Value text) {
        return new Rex(relations.functions().isJson(characters(text)));
    }

    @Override
    public Condition holds(Fragment expression) {
        columnsOfTable().refuseMasked(expression);
        return new Rex(relations.condition(
                expression, columnsOfTable().source().table().name()));
    }

    @Override
    public Value value(Fragment expression, ValueType assumed) {
        columnsOfTable().refuseMasked(expression);
        RexNode value =
                relations.value(expression, columnsOfTable().source().table().name(), assumed);
        return new Made(expression.source(), "expression", assumed, value);
    }

    @Override
    public Value number(BigDecimal number) {
        return new Made(number.toPlainString(), "number", ValueType.DECIMAL, relations.literal(number));
    }

    @Override
    public Value finite(Value number) {
        if (!isEndless(Comparability.number(number))) {
            return number;
        }
        RexNode node = rex(number);
        RexNode finite = call(
                SqlStdOperatorTable.CASE,
                relations.functions().isFinite(node),
                node,
                relations.expressions().makeNullLiteral(node.getType()));
        return new Made(number.name(), number.databaseType(), number.type(), finite);
    }

    @Override
    public Value length(Value text) {
        return new Made(
                "length of " + text.name(),
                "number",
                ValueType.INTEGER,
                call(SqlStdOperatorTable.CHAR_LENGTH, characters(text)));
    }

    @Override
    public Value sum(List<? extends Value> numbers) {
        Value first = Comparability.number(numbers.get(0));
        RexNode sum = relations.functions().exact(rex(first));
        boolean approximate = first.type() == ValueType.FLOAT;
        for (Value number : numbers.subList(1, numbers.size())) {
            approximate |= Comparability.number(number).type() == ValueType.FLOAT;
            sum = call(SqlStdOperatorTable.PLUS, sum, rex(number));
        }
        return new Made("sum", "number", approximate ? ValueType.FLOAT : ValueType.DECIMAL, sum);
    }

    @Override
    public Value times(Value number, BigDecimal factor) {
        return new Made(
                number.name(),
                number.databaseType(),
                number.type(),
                call(SqlStdOperatorTable.MULTIPLY, rex(Comparability.number(number)), relations.literal(factor)));
    }

    @Override
    public Value later(Value time, Duration by) {
        Comparability.time(time);
        return new Made(
                time.name(),
                time.databaseType(),
                time.type() == ValueType.DATE ? ValueType.TIMESTAMP : time.type(),
                relations.functions().later(rex(time), by));
    }

    @Override
    public Value begin(Value time, Period period) {
        Comparability.time(time);
        return new Made(
                period.word() + " of " + time.name(),
                time.databaseType(),
                time.type(),
                relations.functions().begin(rex(time), period.name()));
    }
}
