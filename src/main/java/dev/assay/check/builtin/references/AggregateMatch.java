package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Elsewhere;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code aggregate_match}: an aggregate of this table equals that of another table, per key or over all rows (dbt_expectations: aggregation
 * to equal other table).
 */
public final class AggregateMatch implements AcrossConnections {

    /** The name of a group's number of rows. */
    private static final String ROWS = "rows";

    private static final Spec SPEC = Spec.table(
                    "aggregate_match",
                    "An aggregate of the table equals that of another table, per key or over all rows.")
            .nulls(
                    "The aggregate ignores nulls. In the key, nulls are equal. A key that only one side has differs, and so does a"
                            + " value that only one side has. Without a key, nothing was compared if a side has no rows and the numbers"
                            + " match.")
            .dimension(Dimension.CONSISTENCY)
            .counts("key")
            .parameter(side("left", "The checked table's side.", "{sum: total, by: [id]}"))
            .parameter(side("right", "The other table's side.", "{table: order_lines, sum: amount, by: [order_id]}"))
            .parameter(Parameter.of(
                            "tolerance",
                            Kind.TOLERANCE,
                            "The accepted difference between the two numbers. A percentage refers to the right side.")
                    .suchAs("0.5%"))
            .parameter(Elsewhere.AT)
            .parameter(Elsewhere.HEARTBEAT)
            .parameter(Elsewhere.WAIT)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_aggregation_to_equal_other_table",
                    "dbt_utils.equal_rowcount")
            .known(OtherTool.SODA, "reconciliation metric checks")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .example("""
                    aggregate_match:
                      table: orders
                      left: {sum: total, by: [id]}
                      right: {table: order_lines, sum: amount, by: [order_id]}
                      tolerance: 0.01""")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    private static Parameter side(String name, String meaning, String example) {
        List<Parameter> parts = new ArrayList<>();
        if (name.equals("right")) {
            parts.add(Elsewhere.connection());
            parts.add(Parameter.of("table", Kind.TABLE, "The other table.")
                    .suchAs("order_lines")
                    .needed());
            parts.add(Parameter.of("filter", Kind.CONDITION, "Which of its rows count.")
                    .suchAs("amount > 0"));
        }
        for (Aggregate aggregate : Aggregate.values()) {
            parts.add(Parameter.of(word(aggregate), Kind.COLUMN, "The column to take the " + word(aggregate) + " of.")
                    .suchAs("total"));
        }
        parts.add(Parameter.of("count", Kind.FLAG, "Counts rows instead of aggregating a column.")
                .suchAs("true"));
        parts.add(Parameter.of("by", Kind.COLUMNS, "The key. Without it, all rows form one group.")
                .suchAs("[id]"));
        return Parameter.parts(name, meaning, example, parts.toArray(Parameter[]::new))
                .needed();
    }

    private static String word(Aggregate aggregate) {
        return aggregate.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        for (String side : List.of("left", "right")) {
            Arguments parts = arguments.parts(side);
            if (parts != null) {
                long named = Stream.of(Aggregate.values())
                                .filter(aggregate -> parts.has(word(aggregate)))
                                .count()
                        + (parts.has("count") ? 1 : 0);
                if (named != 1) {
                    faults.add("'" + side + "' needs exactly one aggregate, such as {sum: total} or {count: true}");
                }
                keys.add(parts.texts("by").size());
            }
        }
        if (keys.stream().distinct().count() > 1) {
            faults.add(
                    "the two sides need keys with the same number of columns: list them under 'by' in the same order");
        }
        faults.addAll(Elsewhere.faults(arguments, "right"));
        if (elsewhere(arguments).isPresent() && !arguments.has("tolerance") && isRounded(arguments)) {
            faults.add(
                    "databases round averages and deviations each in its own way, so on two connections they need a tolerance:"
                            + " say tolerance: 0.01, or what difference does not matter");
        }
        return faults;
    }

    private static boolean isRounded(Arguments arguments) {
        return Stream.of("left", "right")
                .map(arguments::parts)
                .filter(Objects::nonNull)
                .anyMatch(side -> side.has("avg") || side.has("stddev") || side.has("variance"));
    }

    @Override
    public Optional<String> elsewhere(Arguments arguments) {
        return Elsewhere.of(arguments, "right");
    }

    @Override
    public Side here(Arguments arguments, Ask ask, boolean versioned) {
        return side(arguments, Objects.requireNonNull(arguments.parts("left")), ask, versioned);
    }

    @Override
    public Side there(Arguments arguments, Ask ask, boolean versioned, Side here) {
        Arguments right = Objects.requireNonNull(arguments.parts("right"));
        return side(arguments, right, Elsewhere.rows(right, ask), versioned);
    }

    private static Side side(Arguments arguments, Arguments side, Ask ask, boolean versioned) {
        List<Column> key = ask.columns(side.texts("by"));
        Ask.Groups groups = ask.groups(key);
        Value value = value(side, groups);
        boolean near = arguments.has("tolerance");
        if (!near && value.type() == ValueType.FLOAT && side.has("sum")) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The sum of " + value.name() + ", which is of type " + value.databaseType()
                            + ", depends on the order in which a database adds up: say tolerance.");
        }
        Measure<Listed> listed = groups.list(List.of(value, groups.rows()), MOST_ROWS, versioned);
        List<Value> equal = new ArrayList<>(key);
        (near ? new ArrayList<Value>() : equal).add(value);
        return new Side(
                equal,
                near ? List.of(value) : List.of(),
                key.stream().map(Column::name).toList(),
                List.of(),
                measures -> measures.get(listed));
    }

    @Override
    public Met meet(Arguments arguments, Answer here, Answer there) {
        int width = here.side().names().size();
        Map<List<@Nullable Object>, List<@Nullable Object>> own = byKey(here, width);
        Map<List<@Nullable Object>, List<@Nullable Object>> expected = byKey(there, width);
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>(own.keySet());
        keys.addAll(expected.keySet());
        Differing differing = new Differing(here.side().names(), shown(here.side()), shown(there.side()));
        long valued = 0;
        boolean empty = false;
        for (List<@Nullable Object> key : keys) {
            List<@Nullable Object> left = own.get(key);
            List<@Nullable Object> right = expected.get(key);
            Object one = left == null ? null : left.get(0);
            Object other = right == null ? null : right.get(0);
            valued += one != null || other != null ? 1 : 0;
            empty |= isEmpty(left) || isEmpty(right);
            if (left == null || right == null) {
                differing.add(key, left == null ? "only there" : "only here");
            } else if (!Nearness.holds(one, other, arguments.tolerance("tolerance"))) {
                differing.add(key, "here " + shown(one) + ", there " + shown(other));
            }
        }
        return differing.met(outcome(
                arguments,
                differing.count(),
                List.of(),
                ExaminedCount.of(width == 0 && empty && differing.count() == 0 ? 0 : keys.size()),
                ExaminedCount.of(valued)));
    }

    /** The columns of the key, and the aggregated one, whose lowest and highest values are values of rows. */
    private static List<String> shown(Side side) {
        List<String> shown = new ArrayList<>(side.names());
        Stream.concat(side.equal().stream(), side.near().stream())
                .skip(side.names().size())
                .filter(value -> !value.name().equals(ROWS))
                .forEach(value -> shown.add(value.name()));
        return shown;
    }

    private static boolean isEmpty(@Nullable List<@Nullable Object> group) {
        return group != null && group.get(1) instanceof BigDecimal rows && rows.signum() == 0;
    }

    private static String shown(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static Map<List<@Nullable Object>, List<@Nullable Object>> byKey(Answer answer, int width) {
        Map<List<@Nullable Object>, List<@Nullable Object>> byKey = new LinkedHashMap<>();
        for (List<@Nullable Object> row : answer.rows()) {
            if (byKey.put(row.subList(0, width), row.subList(width, row.size())) != null) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Two keys of a side are one to the other, such as texts that differ in blanks at their end: name another"
                                + " key, or cast it in a view.");
            }
        }
        return byKey;
    }

    private static CheckOutcome outcome(
            Arguments arguments, long found, List<Measure<?>> evidence, ExaminedCount all, ExaminedCount valued) {
        Arguments left = Objects.requireNonNull(arguments.parts("left"));
        Arguments right = Objects.requireNonNull(arguments.parts("right"));
        String rule = " (" + words(left) + " here, " + words(right) + " in " + Elsewhere.named(arguments, "right")
                + (arguments.has("tolerance") ? ", give or take " + arguments.tolerance("tolerance") : "") + ")";
        return new CheckOutcome.Rows(
                found,
                all,
                Text.with(found, "does not match", "do not match") + rule,
                evidence,
                Map.of(),
                CheckOutcome.Spoken.having(valued, all, "a value on either side"));
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Arguments left = Objects.requireNonNull(arguments.parts("left"));
        Arguments right = Objects.requireNonNull(arguments.parts("right"));
        Ask whole = ask.other(right.table("table"));
        Ask other = right.has("filter") ? whole.where(whole.holds(right.sql("filter"))) : whole;
        Ask.Groups here = ask.groups(ask.columns(left.texts("by")));
        Ask.Groups there = other.groups(other.columns(right.texts("by")));
        Ask.Beside both = here.beside(there);
        Value own = both.left(value(left, here));
        Value expected = both.right(value(right, there));
        Condition equal = arguments.has("tolerance")
                ? both.near(own, expected, arguments.tolerance("tolerance"))
                : both.compare(own, Comparison.EQUAL, expected);
        Condition differs = both.anyOf(List.of(
                both.not(equal),
                both.allOf(List.of(both.isNull(own), both.not(both.isNull(expected)))),
                both.allOf(List.of(both.isNull(expected), both.not(both.isNull(own)))),
                both.isNull(both.left(here.rows())),
                both.isNull(both.right(there.rows()))));
        Measure<Long> bad = both.countWhere(differs);
        Measure<Long> keys = both.count();
        Measure<Long> empty = both.countWhere(both.anyOf(List.of(
                both.compare(both.left(here.rows()), Comparison.EQUAL, BigDecimal.ZERO),
                both.compare(both.right(there.rows()), Comparison.EQUAL, BigDecimal.ZERO))));
        Measure<Long> valued = both.countWhere(both.anyOf(List.of(both.isFilled(own), both.isFilled(expected))));
        boolean one = left.texts("by").isEmpty();
        return measures -> {
            long found = measures.get(bad);
            boolean nothing = one && measures.get(empty) > 0 && found == 0;
            ExaminedCount all = ExaminedCount.of(nothing ? 0 : measures.get(keys));
            return outcome(arguments, found, List.of(bad), all, ExaminedCount.of(measures.get(valued)));
        };
    }

    private static Value value(Arguments side, Ask.Groups groups) {
        for (Aggregate aggregate : Aggregate.values()) {
            if (side.has(word(aggregate))) {
                return groups.aggregate(aggregate, groups.column(side.text(word(aggregate))));
            }
        }
        return groups.rows();
    }

    private static String words(Arguments side) {
        for (Aggregate aggregate : Aggregate.values()) {
            if (side.has(word(aggregate))) {
                return aggregate.words() + " " + side.text(word(aggregate));
            }
        }
        return "number of rows";
    }
}
