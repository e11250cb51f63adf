package dev.assay.check.builtin;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import java.util.List;

/**
 * Asks for the rows that a rule applies to; {@link CheckOutcome.Spoken} holds the answer. The answer matters only if no row breaks the
 * rule, so it is enough to count the rows that keep it.
 *
 * @param rows how many rows the rule applies to
 * @param all how many rows there are in total
 * @param needed what these rows have, or the condition that they meet
 * @param met whether {@code needed} is a condition
 */
public record Spoken(Measure<ExaminedCount> rows, Measure<ExaminedCount> all, String needed, boolean met) {

    /** Rows without a null in the columns. */
    public static Spoken filled(Ask ask, List<Column> columns) {
        return new Spoken(ask.examined(ask.areFilled(columns)), ask.examined(), needed(columns), false);
    }

    public static String needed(List<Column> columns) {
        return "a value in "
                + Text.list(columns.stream().map(Column::name).distinct().toList(), "and");
    }

    public CheckOutcome.Spoken of(Measures measures) {
        return new CheckOutcome.Spoken(measures.get(rows), measures.get(all), needed, met);
    }
}
