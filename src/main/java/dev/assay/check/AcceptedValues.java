package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import java.util.List;

/** {@code accepted_values}: every value is one of a list (ODCS: invalidValues with validValues). */
public final class AcceptedValues implements CheckType {

    private static final Spec SPEC = Spec.column("accepted_values", "Every value is one of the list.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of("values", Kind.SCALARS, "The accepted values.").needed())
            .parameter(RowRule.NULLS)
            .known(Peer.DBT, "accepted_values", "dbt_expectations.expect_column_values_to_be_in_set")
            .known(Peer.SODA, "invalid_count", "invalid_percent", "valid_values")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_values_to_be_in_set")
            .known(Peer.DEEQU, "isContainedIn")
            .known(Peer.ODCS, "invalidValues")
            .example("accepted_values: {table: orders, column: status, values: [new, paid, shipped]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> values = arguments.scalars("values");
        return RowRule.ofValues(
                arguments,
                ask,
                ask.not(ask.isIn(column, values)),
                column,
                Text.a(column.name()) + " other than " + Text.values(values, "or"));
    }
}
