package dev.assay.check.builtin;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Spans of time or numbers of a key, each with a beginning and an end that is not part of it; a null ends never. */
public final class Spans {

    private Spans() {}

    /** Holds for rows whose span overlaps one that began earlier, or leaves room where none may be, or ends before it begins. */
    public static Condition failing(Ask spans, List<Column> by, Column from, Value to, String gaps, boolean empty) {
        List<Condition> failing = new ArrayList<>();
        failing.add(spans.compare(to, empty ? Comparison.BELOW : Comparison.AT_MOST, from));
        failing.add(overlaps(spans, by, from, to, gaps.equals("required")));
        if (gaps.equals("forbidden")) {
            failing.add(afterGap(spans, by, from, to));
        }
        return spans.anyOf(failing);
    }

    /** Holds for rows whose span begins before another one of its key has ended, or, if so wanted, just there. */
    public static Condition overlaps(Ask spans, List<Column> by, Column from, Value to, boolean orTouches) {
        Ask.Ordered ordered = spans.ordered(by, List.of(from, to));
        return spans.anyOf(List.of(
                spans.compare(from, orTouches ? Comparison.AT_MOST : Comparison.BELOW, ordered.highestBefore(to)),
                endless(spans, ordered, to, Comparison.ABOVE)));
    }

    /** Holds for rows whose span begins after all earlier ones of its key have ended. */
    public static Condition afterGap(Ask spans, List<Column> by, Column from, Value to) {
        Ask.Ordered ordered = spans.ordered(by, List.of(from, to));
        return spans.allOf(List.of(
                spans.compare(from, Comparison.ABOVE, ordered.highestBefore(to)),
                endless(spans, ordered, to, Comparison.EQUAL)));
    }

    /** Whether more than no earlier span of the key, or none, has no end. */
    private static Condition endless(Ask spans, Ask.Ordered ordered, Value to, Comparison comparison) {
        return spans.compare(ordered.rowsBefore(spans.isNull(to)), comparison, BigDecimal.ZERO);
    }
}
