package dev.assay.check;

import dev.assay.plan.Aggregate;
import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdict on one measured value, by its bounds. */
final class MeasuredValue {

    /** What types that measure a column say of nulls. */
    static final String NULLS =
            "Nulls are passed over. Where there are no rows, or none has a value, there is nothing to measure, and"
                    + " the check fails with a sentence of its own.";

    private static final MathContext DIGITS = new MathContext(6);

    private MeasuredValue() {}

    /**
     * A value that is always there.
     *
     * @param what what it is, for the message's beginning
     * @param name its name among what was measured
     * @param value a number, a text, a date or a time
     * @param rows how many rows it was made from
     */
    static Finding of(String what, String name, Object value, long rows, Bounds bounds) {
        Finding.Level level = bounds.judge(value);
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put(name, storable(value));
        measured.put("rows", rows);
        String message = what + " is " + Text.amount(value) + "; " + bounds.accepted(level) + ".";
        return new Finding.Verdict(level, "RULE_VIOLATED", message, List.of(), measured, bounds.limits(), rows == 0);
    }

    /** A value that is not there where there are no rows, or none of them has a value: then the check fails. */
    static Finding of(String what, String column, String name, Optional<Object> value, long rows, Bounds bounds) {
        return value.map(there -> of(what, name, there, rows, bounds))
                .orElseGet(() -> none(column, rows, bounds.limits()));
    }

    /** What an aggregate makes of the column of a check. */
    static Rule aggregate(Arguments arguments, Ask ask, Aggregate aggregate, String what, String name) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        if (aggregate == Aggregate.MIN || aggregate == Aggregate.MAX) {
            bounds.compareWith(column, ask);
        }
        return judged(ask, column, ask.aggregate(aggregate, column), what, name, bounds);
    }

    /** The value that a share of the column of a check lies below. */
    static Rule quantile(Arguments arguments, Ask ask, BigDecimal share, String what, String name) {
        Column column = ask.column(arguments.text("column"));
        return judged(ask, column, ask.quantile(column, share), what, name, Bounds.of(arguments));
    }

    private static Rule judged(
            Ask ask, Column column, Measure<Optional<Object>> value, String what, String name, Bounds bounds) {
        Measure<Long> rows = ask.count();
        return measures ->
                of(what + " " + column.name(), column.name(), name, measures.get(value), measures.get(rows), bounds);
    }

    /**
     * A part by a whole; where the whole is 0 the check fails.
     *
     * @param rows how many rows there are
     */
    static Finding share(String what, long part, long whole, long rows, Bounds bounds) {
        if (whole == 0) {
            return none("", rows, bounds.limits());
        }
        BigDecimal share = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS);
        return of(what, "share", share, rows, bounds);
    }

    /** Nothing to measure: no rows, or none with a value in the column. */
    static Finding none(String column, long rows, Map<String, Object> limits) {
        String message = rows == 0
                ? "There are no rows, so there is nothing to measure."
                : Text.noneOf(rows) + " a value" + (column.isEmpty() ? "" : " in " + column)
                        + ", so there is nothing to measure.";
        return new Finding.Verdict(
                Finding.Level.FAILED,
                rows == 0 ? "NO_ROWS" : "RULE_VIOLATED",
                message,
                List.of(),
                Map.of("rows", rows),
                limits,
                rows == 0);
    }

    private static Object storable(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? new BigDecimal(number.toString()) : number.toString();
        }
        return value instanceof Long || value instanceof BigDecimal || value instanceof Boolean
                ? value
                : value.toString();
    }
}
