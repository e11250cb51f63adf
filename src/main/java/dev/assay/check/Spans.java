package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Spans of time or numbers of a key, each with a beginning and an end that is not part of it; a null ends never. */
final class Spans {

    private Spans() {}

    /** Holds for rows whose span overlaps one that began earlier, or leaves room where none may be, or ends before it begins. */
    static Condition failing(Ask spans, List<Column> by, Column from, Column to, String gaps, boolean empty) {
        List<Condition> failing = new ArrayList<>();
        failing.add(spans.compare(to, empty ? Comparison.BELOW : Comparison.AT_MOST, from));
        failing.add(overlaps(spans, by, from, to, gaps.equals("required")));
        if (gaps.equals("forbidden")) {
            failing.add(afterGap(spans, by, from, to));
        }
        return spans.anyOf(failing);
    }

    /** Holds for rows whose span begins before another one of its key has ended, or, if so wanted, just there. */
    static Condition overlaps(Ask spans, List<Column> by, Column from, Column to, boolean orTouches) {
        Ask.Ordered ordered = spans.ordered(by, List.of(from, to));
        return spans.anyOf(List.of(
                spans.compare(from, orTouches ? Comparison.AT_MOST : Comparison.BELOW, ordered.highestBefore(to)),
                spans.compare(ordered.rowsBefore(spans.isNull(to)), Comparison.ABOVE, BigDecimal.ZERO)));
    }

    /** Holds for rows whose span begins after all earlier ones of its key have ended. */
    static Condition afterGap(Ask spans, List<Column> by, Column from, Column to) {
        return spans.compare(
                from, Comparison.ABOVE, spans.ordered(by, List.of(from, to)).highestBefore(to));
    }
}
