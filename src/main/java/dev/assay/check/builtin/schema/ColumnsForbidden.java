package dev.assay.check.builtin.schema;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Globs;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.TableMetadata;
import java.util.List;

/** {@code columns_forbidden}: the table has no columns with these names. */
public final class ColumnsForbidden implements CheckType {

    private static final Spec SPEC = Spec.table("columns_forbidden", "The table has none of these columns.")
            .nulls("Nulls do not matter: no row is read. A column with only nulls exists.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of(
                            "columns",
                            Kind.TEXTS,
                            "Names, in upper or lower case; * stands for any text, and such a name needs quotes.")
                    .varies(Parameter.Variance.REFUSED)
                    .suchAs("[password, \"*_ssn\"]")
                    .needed())
            .known(OtherTool.DBT, "dbt_expectations.expect_table_columns_to_not_contain_set")
            .known(OtherTool.SODA, "schema: when forbidden column present")
            .example("columns_forbidden: {table: orders, columns: [password, \"*_ssn\"]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Globs forbidden = Globs.ofColumns(arguments.texts("columns"));
        List<String> found = ask.catalogue().columns().stream()
                .map(TableMetadata.Column::name)
                .filter(forbidden::match)
                .toList();
        String message = found.isEmpty()
                ? "The table has none of the forbidden columns (" + Text.names(forbidden.patterns()) + ")."
                : "The table has " + Text.with(found.size(), "the forbidden column ", "the forbidden columns ")
                        + Text.names(found) + ".";
        return measures -> new CheckOutcome.Deviations(found.size(), message);
    }
}
