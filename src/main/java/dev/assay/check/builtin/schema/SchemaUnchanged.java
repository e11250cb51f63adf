package dev.assay.check.builtin.schema;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.TableMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code schema_unchanged}: the table has the same columns and types as in the last good run. */
public final class SchemaUnchanged implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "schema_unchanged",
                    "The columns and their types are the same as in the last run that passed or warned. A first run passes.")
            .nulls("Nulls do not matter: no row is read. Nullability is not compared.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .known(OtherTool.DBT, "elementary.schema_changes")
            .known(OtherTool.SODA, "schema: when schema changes")
            .example("schema_unchanged: {table: orders}")
            .example("schema_unchanged: {table: orders}\nfail_above: never\nwarn_above: 0")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<TableMetadata.Column> columns = ask.catalogue().columns();
        CheckState memo = ask.memo();
        memo.keep(columns.stream()
                .map(column -> escaped(column.name()) + "\t" + escaped(column.databaseType()))
                .collect(Collectors.joining("\n")));
        if (memo.last().isEmpty()) {
            String first = "There is no earlier run to compare with; "
                    + Text.count(columns.size(), "column") + Text.with(columns.size(), " is", " are")
                    + " remembered for the next run.";
            return measures -> new CheckOutcome.Deviations(0, first);
        }
        Map<String, String> before = new LinkedHashMap<>();
        memo.last()
                .get()
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(column -> before.put(plain(column[0]), plain(column[column.length - 1])));
        Differences differences = Differences.of(columns, before);
        String message = differences.count() == 0
                ? "The " + Text.count(columns.size(), "column") + " and their types are as in the last run."
                : "The columns have changed since the last run. " + differences.text("Gone", "New");
        return measures -> new CheckOutcome.Deviations(differences.count(), message);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String text) {
        return text.translateEscapes();
    }
}
