package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Examined;
import dev.assay.plan.KeyCounts;
import dev.assay.plan.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code unique}: no two rows share the value of a column, or of several columns together (ODCS: duplicateValues). The
 * failing rows are the surplus: the rows that must go until each key is there once.
 */
public final class Unique implements CheckType {

    private static final Spec SPEC = new Spec(
            "unique",
            "No two rows share the key.",
            "A row with a null in the key is no duplicate: it is examined and passes.",
            "uniqueness",
            Spec.Grain.KEY,
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
        List<Column> key = ask.columns(arguments.texts("columns"));
        Measure<KeyCounts> keys = ask.keys(key);
        Measure<Examined> all = ask.examined();
        String named = Text.list(key.stream().map(Column::name).toList(), "and");
        return measures -> {
            KeyCounts counts = measures.get(keys);
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("duplicated_keys", counts.duplicatedKeys());
            measured.put("rows_with_a_duplicated_key", counts.duplicatedRows());
            String rule = Text.with(counts.surplus(), "repeats the ", "repeat the ") + named
                    + " of another row (" + Text.count(counts.duplicatedKeys(), "key") + " in "
                    + Text.count(counts.duplicatedRows(), "row") + ")";
            return new Finding.Rows(counts.surplus(), measures.get(all), rule, List.of(keys), measured);
        };
    }
}
