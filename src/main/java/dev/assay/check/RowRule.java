package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import dev.assay.plan.Measure;
import java.util.List;
import java.util.Map;

/** The rule of most types: no row may meet a condition. */
final class RowRule {

    private RowRule() {}

    /**
     * Counts the rows that meet the condition, of all.
     *
     * @param rule the rule broken, to stand behind "412 of 12,480 rows "
     */
    static Rule of(Ask ask, Condition failing, Column column, String rule) {
        Measure<Long> bad = ask.countWhere(failing, List.of(column));
        Measure<Long> all = ask.count();
        return measures -> new Finding.Rows(measures.get(bad), measures.get(all), rule, List.of(bad), Map.of());
    }
}
