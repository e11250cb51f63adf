package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import java.util.List;

/** {@code not_null}: every row has a value in the column (ODCS: nullValues). An empty text is a value. */
public final class NotNull implements CheckType {

    private static final Spec SPEC = new Spec(
            "not_null",
            "Every row has a value in the column.",
            "A null fails. An empty text is a value and passes.",
            "completeness",
            Spec.Grain.COLUMN,
            null,
            true,
            true,
            List.of());

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.of(ask, ask.isNull(column), column, "no " + column.name());
    }
}
