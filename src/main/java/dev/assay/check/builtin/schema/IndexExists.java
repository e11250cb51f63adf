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

/** {@code index_exists}: an index starts with the columns. */
public final class IndexExists implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "index_exists", "An index over all rows starts with these columns, in any order.")
            .nulls("Nulls do not matter: no row is read. Snowflake has no indexes, so there the check is BROKEN.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .known(OtherTool.DBT, "config: indexes")
            .example("index_exists: {table: orders, columns: [status]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        TableMetadata shape = ask.catalogue();
        List<String> wanted = KeyDeclared.exact(shape, arguments.texts("columns"));
        Optional<TableMetadata.Key> index = shape.indexes().stream()
                .filter(one -> one.columns().size() >= wanted.size()
                        && new HashSet<>(one.columns().subList(0, wanted.size())).equals(new HashSet<>(wanted)))
                .findFirst();
        String columns = Text.list(wanted, "and");
        String message = index.map(one -> "The index " + one.name() + " begins with " + columns + ".")
                .orElseGet(() -> "No index of the table begins with " + columns + "; "
                        + KeyDeclared.listed("its indexes are ", shape.indexes()));
        return measures -> new CheckOutcome.Deviations(index.isPresent() ? 0 : 1, message);
    }
}
