package dev.assay.check.builtin;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Spans of time or numbers per key. The start is inclusive, the end exclusive; a span with a null end never ends. */
public final class Spans {

    private Spans() {}

    /**
     * True for rows whose span overlaps an earlier one, ends before it starts, or, with {@code gaps: forbidden}, leaves a gap. With
     * {@code gaps: required}, spans that touch fail too.
     *
     * @param empty whether a span may start and end at the same value
     */
    public static Condition failing(Ask spans, List<Column> by, Column from, Value to, String gaps, boolean empty) {
        List<Condition> failing = new ArrayList<>();
        failing.add(spans.compare(to, empty ? Comparison.BELOW : Comparison.AT_MOST, from));
        failing.add(overlaps(spans, by, from, to, gaps.equals("required")));
        if (gaps.equals("forbidden")) {
            failing.add(afterGap(spans, by, from, to));
        }
        return spans.anyOf(failing);
    }

    /**
     * True for rows whose span starts before an earlier one of the same key has ended.
     *
     * @param orTouches whether a start equal to an earlier end counts as well
     */
    public static Condition overlaps(Ask spans, List<Column> by, Column from, Value to, boolean orTouches) {
        Ask.Ordered ordered = spans.ordered(by, List.of(from, to));
        return spans.anyOf(List.of(
                spans.compare(from, orTouches ? Comparison.AT_MOST : Comparison.BELOW, ordered.highestBefore(to)),
                endless(spans, ordered, to, Comparison.ABOVE)));
    }

    /** True for rows whose span starts after all earlier ones of the same key have ended. */
    public static Condition afterGap(Ask spans, List<Column> by, Column from, Value to) {
        Ask.Ordered ordered = spans.ordered(by, List.of(from, to));
        return spans.allOf(List.of(
                spans.compare(from, Comparison.ABOVE, ordered.highestBefore(to)),
                endless(spans, ordered, to, Comparison.EQUAL)));
    }

    /** Compares with 0 the number of earlier spans of the same key that never end. */
    private static Condition endless(Ask spans, Ask.Ordered ordered, Value to, Comparison comparison) {
        return spans.compare(ordered.rowsBefore(spans.isNull(to)), comparison, BigDecimal.ZERO);
    }
}
