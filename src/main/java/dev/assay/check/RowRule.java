package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The rule of most types: no row may meet a condition. */
final class RowRule {

    private RowRule() {}

    /**
     * Counts the rows that meet a condition on one column, of all.
     *
     * @param fault what failing rows have, to stand behind "412 of 12,480 rows have "
     */
    static Rule of(Ask ask, Condition failing, Column column, String fault) {
        return of(ask, failing, List.of(column), found -> Text.with(found, "has ", "have ") + fault);
    }

    /**
     * Counts the rows that meet the condition, of all.
     *
     * @param shown the columns that failing rows are shown with, beside the table's key
     * @param rule by the number of failing rows, the rule broken, as {@link Finding.Rows} has it
     */
    static Rule of(Ask ask, Condition failing, List<Column> shown, LongFunction<String> rule) {
        Measure<Long> bad = ask.countWhere(failing, shown);
        Measure<Examined> all = ask.examined();
        return measures -> {
            long found = measures.get(bad);
            return new Finding.Rows(found, measures.get(all), rule.apply(found), List.of(bad), Map.of());
        };
    }
}
