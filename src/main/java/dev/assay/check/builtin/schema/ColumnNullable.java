package dev.assay.check.builtin.schema;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;

/** {@code column_nullable}: the database allows nulls in the column, or refuses them (ODCS: required). */
public final class ColumnNullable implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "column_nullable", "The database refuses nulls in the column, or allows them.")
            .nulls("No row is read: a column without nulls is still nullable if no constraint refuses them.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of(
                            "nullable",
                            Kind.FLAG,
                            "false: a constraint that holds for every row refuses nulls. true: none does, as for every column of a view.")
                    .varies(Parameter.Variance.NULLS)
                    .suchAs("false")
                    .needed())
            .known(OtherTool.DBT, "constraints: not_null")
            .known(OtherTool.ODCS, "required")
            .example("column_nullable: {table: orders, column: id, nullable: false}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        String written = arguments.text("column");
        boolean wanted = arguments.flag("nullable");
        CheckOutcome.Deviations found = ask.catalogue()
                .find(written)
                .map(column -> new CheckOutcome.Deviations(
                        column.nullable() == wanted ? 0 : 1,
                        column.nullable()
                                ? "The database allows nulls in the column " + column.name()
                                        + (wanted ? "." : ": no NOT NULL that holds for every row refuses them.")
                                : "The database refuses nulls in the column " + column.name()
                                        + (wanted ? ", but should allow them." : ".")))
                .orElseGet(() -> new CheckOutcome.Deviations(1, "The table lacks the column " + written + "."));
        return measures -> found;
    }
}
