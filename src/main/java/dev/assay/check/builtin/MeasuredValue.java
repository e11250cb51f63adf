package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Evaluator;
import dev.assay.check.Fraction;
import dev.assay.check.Text;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Verdicts on one measured value with bounds. */
public final class MeasuredValue {

    /** The sentence on nulls of types that measure a column. */
    public static final String NULLS =
            "Nulls are ignored. If there are no rows, or none has a value, there is nothing to measure, and the check"
                    + " fails and says so. NaN is never within bounds.";

    /** The sentence on nulls of types that measure a deviation. */
    public static final String DEVIATION =
            NULLS + " A single value has no deviation, so there is nothing to measure either.";

    /** The note of types that measure a quantile. */
    public static final String QUANTILE =
            " On PostgreSQL the result is a double precision, even for decimals with more digits, and is compared with"
                    + " bounds as such.";

    /** From so many values on, a sum or an average tells nothing of a single one. */
    private static final long MANY = 10;

    private MeasuredValue() {}

    /**
     * Judges a count, a share, or another value that tells of no single row.
     *
     * @param what the value's description, the start of the message
     * @param name the value's key in {@code measured}
     * @param value a number, a {@link Fraction}, a text, a date or a time
     * @param rows the number of rows it was computed from
     */
    public static CheckOutcome of(String what, String name, Object value, long rows, Bounds bounds) {
        return of(what, name, value, rows, bounds, bounds.judge(value));
    }

    /**
     * Judges a value of a row, or one that is computed from a few rows, which not every reader may see.
     *
     * @param what the value's description, the start of the message
     * @param name the value's key in {@code measured}
     * @param value a number, a {@link Fraction}, a text, a date or a time
     * @param rows the number of rows it was computed from
     */
    public static CheckOutcome ofRow(String what, String name, Object value, long rows, Bounds bounds) {
        return ofRow(what, name, value, rows, bounds, bounds.judge(value));
    }

    private static CheckOutcome ofRow(
            String what, String name, Object value, long rows, Bounds bounds, CheckOutcome.Level level) {
        return of(what, name, value, rows, bounds, level)
                .unquoted(
                        what + " is " + CheckOutcome.Verdict.Unquoted.VALUE + "; " + bounds.accepted(level) + ".",
                        Map.of("rows", rows));
    }

    private static CheckOutcome.Verdict of(
            String what, String name, Object value, long rows, Bounds bounds, CheckOutcome.Level level) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put(name, storable(value, bounds));
        measured.put("rows", rows);
        boolean none = Order.isNaN(value);
        String message = what + " is " + Text.amount(value, bounds.numbers())
                + (none ? ", which is never within bounds" : "") + "; " + bounds.accepted(level) + ".";
        return new CheckOutcome.Verdict(
                level, FailureCode.RULE_VIOLATED, message, List.of(), measured, bounds.limits(), rows == 0);
    }

    /** Measures an aggregate of the check's column or expression. */
    public static Evaluator aggregate(Arguments arguments, Ask ask, Aggregate aggregate) {
        Value column = Computed.of(arguments, ask, ValueType.DECIMAL);
        Bounds bounds = Bounds.of(arguments);
        if (aggregate == Aggregate.AVG && (column.type() == ValueType.INTEGER || column.type() == ValueType.DECIMAL)) {
            return average(column, bounds, ask);
        }
        Measure<Optional<Object>> value = ask.aggregate(aggregate, column);
        Measure<Long> values = aggregate.isExtreme() ? null : ask.countWhere(ask.not(ask.isNull(column)));
        Measure<Long> rows = ask.count();
        BiFunction<Measures, Object, CheckOutcome.Level> level = level(column, aggregate, bounds, ask);
        String what = "The " + aggregate.words() + " " + Computed.words(column);
        String name = aggregate.name().toLowerCase(Locale.ROOT);
        return measures -> measures.get(value)
                .<CheckOutcome>map(there -> values != null && measures.get(values) >= MANY
                        ? of(what, name, there, measures.get(rows), bounds, level.apply(measures, there))
                        : ofRow(what, name, there, measures.get(rows), bounds, level.apply(measures, there)))
                .orElseGet(() -> aggregate.isDeviation()
                        ? none(
                                Computed.words(column) + " has fewer than two values, and one value has no "
                                        + aggregate.noun(),
                                measures.get(rows),
                                bounds.limits())
                        : noneIn(column, measures.get(rows), bounds.limits()));
    }

    /** Divides the sum by the number of values. AVG of decimals is rounded by the database, on Snowflake to a few digits. */
    private static Evaluator average(Value column, Bounds bounds, Ask ask) {
        Measure<Optional<Object>> sum = ask.aggregate(Aggregate.SUM, column);
        Measure<Long> values = ask.countWhere(ask.not(ask.isNull(column)));
        Measure<Long> rows = ask.count();
        String what = "The average " + Computed.words(column);
        return measures -> measures.get(sum)
                .map(total -> {
                    long count = measures.get(values);
                    Object average = Fraction.isFinite((Number) total)
                            ? new Fraction(Fraction.of((Number) total).part(), BigDecimal.valueOf(count))
                            : total;
                    return count >= MANY
                            ? of(what, "avg", average, measures.get(rows), bounds)
                            : ofRow(what, "avg", average, measures.get(rows), bounds);
                })
                .orElseGet(() -> noneIn(column, measures.get(rows), bounds.limits()));
    }

    /** Numbers are compared here; texts, times and other types are compared in the database, which alone knows their order. */
    private static BiFunction<Measures, Object, CheckOutcome.Level> level(
            Value column, Aggregate aggregate, Bounds bounds, Ask ask) {
        if (column.type().isNumber()) {
            bounds.compareWith(column, ask);
            return (measures, value) -> bounds.judge(value);
        }
        Function<Measures, CheckOutcome.Level> extreme = bounds.judgeExtreme(column, aggregate == Aggregate.MAX, ask);
        return (measures, value) -> extreme.apply(measures);
    }

    /**
     * Measures a quantile of the check's column or expression.
     *
     * @param share the share of values below the quantile, from 0 to 1
     */
    public static Evaluator quantile(Arguments arguments, Ask ask, BigDecimal share, String what, String name) {
        Value column = Computed.of(arguments, ask, ValueType.DECIMAL);
        Bounds bounds = Bounds.of(arguments);
        Measure<Optional<Object>> value = ask.quantile(column, share);
        Measure<Long> rows = ask.count();
        return measures -> measures.get(value)
                .map(there -> ofRow(what + " " + Computed.words(column), name, there, measures.get(rows), bounds))
                .orElseGet(() -> noneIn(column, measures.get(rows), bounds.limits()));
    }

    /**
     * Judges the share {@code part / whole}. The check fails if {@code whole} is 0.
     *
     * @param rows the number of rows
     */
    public static CheckOutcome share(String what, long part, long whole, long rows, Bounds bounds) {
        if (whole == 0) {
            return none(Text.noneOf(rows) + " a value", rows, bounds.limits());
        }
        return of(what, "share", Fraction.of(part, whole), rows, bounds);
    }

    /** The verdict if there are no rows, or none has a value in the column. */
    public static CheckOutcome noneIn(Value column, long rows, Map<String, Object> limits) {
        return none(Text.noneOf(rows) + " a value in " + Computed.words(column), rows, limits);
    }

    /** @param why the reason to give if there are rows */
    private static CheckOutcome none(String why, long rows, Map<String, Object> limits) {
        String message = (rows == 0 ? "There are no rows" : why) + ", so there is nothing to measure.";
        return new CheckOutcome.Verdict(
                CheckOutcome.Level.FAILED, FailureCode.NO_ROWS, message, List.of(), Map.of("rows", rows), limits, true);
    }

    private static Object storable(Object value, Bounds bounds) {
        if (value instanceof Fraction fraction) {
            return fraction.stored(bounds.numbers());
        }
        if (value instanceof Double || value instanceof Float) {
            Number number = (Number) value;
            return Fraction.isFinite(number) ? Fraction.of(number).part() : number.toString();
        }
        return value instanceof Long || value instanceof BigDecimal || value instanceof Boolean
                ? value
                : value.toString();
    }
}
