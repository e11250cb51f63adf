package dev.assay.check.builtin.schema;

import static dev.assay.check.Parameter.Kind;

import com.google.re2j.Pattern;
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

/** {@code column_naming}: all column names match a regular expression. */
public final class ColumnNaming implements CheckType {

    private static final Spec SPEC = Spec.table("column_naming", "Every column's name matches the regular expression.")
            .nulls(
                    "Nulls do not matter: no row is read. Names are spelled as in the catalogue, which on Snowflake means upper"
                            + " case.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of(
                            "regex",
                            Kind.REGEX,
                            "A regular expression of RE2, without lookahead and backreferences, that matches a part of the name; start it"
                                    + " with ^ and end it with $ to match the whole.")
                    .suchAs("\"^[a-z][a-z0-9_]*$\"")
                    .needed())
            .parameter(Parameter.of(
                            "except",
                            Kind.TEXTS,
                            "Names that need not match, in upper or lower case; * stands for any text.")
                    .varies(Parameter.Variance.ACCEPTED)
                    .suchAs("[ID, \"*_raw\"]"))
            .known(OtherTool.DBT, "dbt-bouncer: check_column_name_complies_to_column_type")
            .example("column_naming: {table: orders, regex: \"^[A-Za-z][A-Za-z0-9_]*$\"}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        String fault = NameRegex.fault(arguments.text("regex"));
        return fault == null ? List.of() : List.of(fault);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Pattern rule = NameRegex.of(arguments.text("regex"));
        Globs except = Globs.ofColumns(arguments.texts("except"));
        List<String> names = ask.catalogue().columns().stream()
                .map(TableMetadata.Column::name)
                .filter(name -> !except.match(name))
                .toList();
        List<String> wrong =
                names.stream().filter(name -> !rule.matcher(name).find()).toList();
        String message = wrong.isEmpty()
                ? Text.count(names.size(), "column")
                        + Text.with(names.size(), " has a name that matches ", " have names that match ") + rule + "."
                : Text.number(wrong.size()) + " of " + Text.count(names.size(), "column")
                        + Text.with(wrong.size(), " has a name", " have names") + " that "
                        + Text.with(wrong.size(), "does", "do") + " not match " + rule + ": " + Text.names(wrong) + ".";
        return measures -> new CheckOutcome.Deviations(wrong.size(), message);
    }
}
