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
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.ValueType;
import java.util.List;

/** {@code column_type}: the column has one of these types (ODCS: physicalType, logicalType). */
public final class ColumnType implements CheckType {

    private static final Spec SPEC = Spec.column("column_type", "The column has this type.")
            .nulls("Nulls do not matter: no row is read. A column with only nulls has a type.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of(
                            "type",
                            Kind.TEXTS,
                            "A type of the database, or a list of accepted types. Synonyms (int, integer, int4) are equal, and case does"
                                    + " not matter. A type without a length accepts any length.")
                    .varies(Parameter.Variance.ACCEPTED_TYPES)
                    .suchAs("\"numeric(12,2)\""))
            .parameter(Parameter.choice(
                    "logical",
                    "The kind of type, as in ODCS's logicalType, instead of a type of the database.",
                    "string",
                    "number",
                    "integer",
                    "boolean",
                    "date",
                    "timestamp"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_be_of_type",
                    "dbt_expectations.expect_column_values_to_be_in_type_list")
            .known(OtherTool.SODA, "schema: when wrong column type")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_be_of_type",
                    "expect_column_values_to_be_in_type_list")
            .known(OtherTool.DEEQU, "hasDataType")
            .known(OtherTool.ODCS, "physicalType", "logicalType")
            .example("column_type: {table: orders, column: id, type: bigint}")
            .example("column_type: {table: orders, column: note, logical: string}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("type") == arguments.has("logical")
                ? List.of("give either type, such as type: bigint, or logical, such as logical: integer")
                : DatabaseType.slips(arguments.texts("type"));
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        String written = arguments.text("column");
        List<String> types = arguments.texts("type");
        String expected = types.isEmpty() ? Text.a(arguments.text("logical")) : Text.list(types, "or");
        CheckOutcome.Deviations found = ask.catalogue()
                .find(written)
                .map(column -> {
                    boolean meant = types.isEmpty()
                            ? isLogical(arguments.text("logical"), column.type())
                            : types.stream().anyMatch(type -> ask.catalogue().isOfType(column, type));
                    return new CheckOutcome.Deviations(
                            meant ? 0 : 1,
                            "The column " + column.name() + " is of type " + column.databaseType()
                                    + (meant ? "." : ", not " + expected + "."));
                })
                .orElseGet(() -> new CheckOutcome.Deviations(1, "The table lacks the column " + written + "."));
        return measures -> found;
    }

    private static boolean isLogical(String logical, ValueType type) {
        return switch (logical) {
            case "string" -> type.isText();
            case "number" -> type.isNumber();
            case "integer" -> type == ValueType.INTEGER;
            case "boolean" -> type == ValueType.BOOLEAN;
            case "date" -> type == ValueType.DATE;
            default -> type == ValueType.TIMESTAMP || type == ValueType.TIMESTAMP_TZ;
        };
    }
}
