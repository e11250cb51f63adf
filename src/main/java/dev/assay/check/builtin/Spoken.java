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
 * Asks for the rows that a rule speaks of; {@link CheckOutcome.Spoken} is the answer. It only matters where no row breaks the rule, so that those
 * that keep it will do.
 *
 * @param rows how many they are
 * @param all how many rows there are with the others
 * @param needed what they have, or meet
 * @param met whether it is a condition that they meet
 */
public record Spoken(Measure<ExaminedCount> rows, Measure<ExaminedCount> all, String needed, boolean met) {

    /** Rows without a null in some columns. */
    public static Spoken filled(Ask ask, List<Column> columns) {
        return new Spoken(ask.examined(ask.areFilled(columns)), ask.examined(), needed(columns), false);
    }

    /** {@code a value in a and b}. */
    public static String needed(List<Column> columns) {
        return "a value in "
                + Text.list(columns.stream().map(Column::name).distinct().toList(), "and");
    }

    public CheckOutcome.Spoken of(Measures measures) {
        return new CheckOutcome.Spoken(measures.get(rows), measures.get(all), needed, met);
    }
}
