package dev.assay.check.builtin.validity;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** A check type on the steps between consecutive values: {@code step} for numbers, {@code every} for dates and times. */
abstract class Steps implements CheckType {

    static final Parameter PARTITION = Parameter.of(
                    "partition_by",
                    Kind.COLUMNS,
                    "Columns that divide the rows into partitions, each with an order of its own.")
            .suchAs("[customer_id]");

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.of("step", Kind.NUMBER, "The difference between consecutive numbers.")
                    .suchAs("1"),
            Parameter.of("every", Kind.DURATION, "The difference between consecutive dates or times.")
                    .suchAs("1d"),
            PARTITION);

    private final Comparison failing;
    private final BiFunction<Long, String, String> fault;
    private final Spec spec;

    /**
     * Creates a type that fails where a value compares this way with the previous value plus one step, in the order of values.
     *
     * @param fault what failing rows do, by their number and the column's name
     * @param spec says what only this type has
     */
    Steps(Comparison failing, BiFunction<Long, String, String> fault, Spec.Builder spec) {
        this.failing = failing;
        this.fault = fault;
        this.spec = spec.nulls("Rows with a null are left out: they are not examined, but the message counts them.")
                .groupable()
                .parameters(PARAMETERS)
                .build();
    }

    @Override
    public final Spec spec() {
        return spec;
    }

    @Override
    public final List<String> faults(Arguments arguments) {
        BigDecimal step = arguments.number("step");
        Duration every = arguments.duration("every");
        if (step != null && every != null) {
            return List.of("step is for numbers and every for dates and times: keep one of the two");
        }
        boolean standing = (step != null && step.signum() <= 0) || (every != null && every.isZero());
        return standing
                ? List.of("a step must be above 0: write the difference between consecutive values")
                : List.of();
    }

    /** Nulls are left out: they sort to one end and compare with nothing. */
    @Override
    public final Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Column> apart = ask.columns(arguments.texts("partition_by"));
        Value before = ask.ordered(apart, List.of(column)).previous(column);
        List<Column> shown = new ArrayList<>(apart);
        shown.add(column);
        Condition breaking = ask.compare(column, failing, next(arguments, ask, before));
        Measure<Long> bad = ask.countWhere(breaking, shown);
        Spoken filled = Spoken.filled(ask.inPassOf(breaking), List.of(column));
        return measures -> {
            long found = measures.get(bad);
            String rule = fault.apply(found, column.name()) + " " + words(arguments);
            return new CheckOutcome.Rows(
                    found, measures.get(filled.rows()), rule, List.of(bad), Map.of(), filled.of(measures));
        };
    }

    /** The value plus one step. */
    private static Value next(Arguments arguments, Ask ask, Value value) {
        Duration every = arguments.duration("every");
        if (every != null) {
            return ask.later(value, every);
        }
        if (!value.type().isNumber() && !arguments.has("step")) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The column is of type " + value.databaseType()
                            + ": say how far apart consecutive values are, such as every: 1d for a date or time; other types have no steps.");
        }
        return ask.sum(List.of(value, ask.number(step(arguments))));
    }

    private static BigDecimal step(Arguments arguments) {
        return Objects.requireNonNullElse(arguments.number("step"), BigDecimal.ONE);
    }

    private static String words(Arguments arguments) {
        Duration every = arguments.duration("every");
        return every == null ? Text.amount(step(arguments)) : Text.age(every);
    }
}
