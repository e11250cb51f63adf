package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Shape;
import java.util.List;

/** {@code columns_forbidden}: the table has no column of these names. */
public final class ColumnsForbidden implements CheckType {

    private static final Spec SPEC = Spec.table("columns_forbidden", "The table has none of these columns.")
            .nulls("Nulls do not matter: no row is read. A column of nothing but nulls is there.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.Judged.CATALOGUE)
            .main(Parameter.of(
                            "columns",
                            Kind.TEXTS,
                            "Names, in whatever letters; * stands for any text, and such a name is put in quotes.")
                    .suchAs("[password, \"*_ssn\"]")
                    .needed())
            .known(Peer.DBT, "dbt_expectations.expect_table_columns_to_not_contain_set")
            .known(Peer.SODA, "schema: when forbidden column present")
            .example("columns_forbidden: {table: orders, columns: [password, \"*_ssn\"]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Globs forbidden = Globs.ofColumns(arguments.texts("columns"));
        List<String> found = ask.catalogue().columns().stream()
                .map(Shape.Column::name)
                .filter(forbidden::match)
                .toList();
        String message = found.isEmpty()
                ? "The table has no column that is forbidden (" + Text.names(forbidden.patterns()) + ")."
                : "The table has " + Text.with(found.size(), "the forbidden column ", "the forbidden columns ")
                        + Text.names(found) + ".";
        return measures -> new Finding.Deviations(found.size(), message);
    }
}
