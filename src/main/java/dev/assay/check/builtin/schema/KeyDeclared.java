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
import dev.assay.plan.ask.TableMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** {@code key_declared}: the columns are declared as a primary or unique key (ODCS: primaryKey, unique). */
public final class KeyDeclared implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "key_declared",
                    "The table declares a primary or unique key of exactly these columns, in any order.")
            .nulls(
                    "Nulls do not matter: no row is read. Snowflake enforces such keys only in hybrid tables, so check unique as"
                            + " well.")
            .dimension(Dimension.UNIQUENESS)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .known(OtherTool.DBT, "constraints: primary_key", "constraints: unique")
            .known(OtherTool.ODCS, "primaryKey", "unique")
            .example("key_declared: {table: orders, columns: [id]}")
            .example("key_declared: {table: lines, columns: [order_id, line]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        TableMetadata shape = ask.catalogue();
        List<String> written = arguments.texts("columns");
        List<String> wanted = exact(shape, written);
        Optional<TableMetadata.Key> key = shape.keys().stream()
                .filter(one -> new HashSet<>(one.columns()).equals(new HashSet<>(wanted)))
                .findFirst();
        String columns = Text.list(wanted, "and");
        String message = key.map(one -> "The table declares a key of " + columns + " (" + one.name() + ").")
                .orElseGet(
                        () -> "The table declares no key of " + columns + "; " + listed("its keys are ", shape.keys()));
        return measures -> new CheckOutcome.Deviations(key.isPresent() ? 0 : 1, message);
    }

    /** The columns' names as in the catalogue; a column that does not exist keeps the author's spelling. */
    static List<String> exact(TableMetadata shape, List<String> written) {
        return written.stream()
                .map(column ->
                        shape.find(column).map(TableMetadata.Column::name).orElse(column))
                .toList();
    }

    /** Lists the existing keys or indexes. */
    static String listed(String words, List<TableMetadata.Key> keys) {
        return keys.isEmpty()
                ? "it has none."
                : words
                        + Text.names(keys.stream()
                                .map(key -> key.name() + " (" + String.join(", ", key.columns()) + ")")
                                .toList())
                        + ".";
    }
}
