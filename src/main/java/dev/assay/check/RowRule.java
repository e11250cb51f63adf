package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import java.util.List;
import java.util.Map;

/** The rule of most types: no row may meet a condition. */
final class RowRule {

    private RowRule() {}

    /**
     * Counts the rows that meet the condition, of all.
     *
     * @param fault what failing rows have, to stand behind "412 of 12,480 rows have "
     */
    static Rule of(Ask ask, Condition failing, Column column, String fault) {
        Measure<Long> bad = ask.countWhere(failing, List.of(column));
        Measure<Examined> all = ask.examined();
        return measures -> {
            long found = measures.get(bad);
            String rule = Text.with(found, "has ", "have ") + fault;
            return new Finding.Rows(found, measures.get(all), rule, List.of(bad), Map.of());
        };
    }
}
