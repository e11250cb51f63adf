package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code row_count}: the table has as many rows as expected (ODCS: rowCount). An empty table has 0. */
public final class RowCount implements CheckType {

    private static final Spec SPEC = new Spec(
            "row_count",
            "The number of rows lies within the bounds.",
            "Nulls do not matter: rows are counted.",
            "coverage",
            Spec.Grain.TABLE,
            null,
            false,
            true,
            Bounds.PARAMETERS);

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Bounds.of(arguments).faults();
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Bounds bounds = Bounds.of(arguments);
        Measure<Long> rows = ask.count();
        return measures -> {
            long count = measures.get(rows);
            Finding.Level level = bounds.judge(BigDecimal.valueOf(count));
            String message = Text.with(count, "There is ", "There are ")
                    + (count == 0 ? "no rows" : Text.count(count, "row")) + "; " + bounds.accepted(level) + ".";
            return new Finding.Verdict(
                    level, "RULE_VIOLATED", message, List.of(), Map.of("row_count", count), bounds.limits());
        };
    }
}
