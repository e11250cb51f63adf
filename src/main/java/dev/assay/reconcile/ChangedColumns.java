package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says of rows that differ in which columns they do. Each side sends a checksum of each column. Rows that have changed since they were
 * compared are left without a word: what they show now is not what was found.
 */
final class ChangedColumns {

    private final Comparison comparison;
    private final Reader fromSource;
    private final Reader fromCopy;

    ChangedColumns(Comparison comparison, Reader fromSource, Reader fromCopy) {
        this.comparison = comparison;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
    }

    /**
     * The differences as rows: the key, how it differs, and in which columns.
     *
     * @param key the names of the key's columns
     */
    Rows rows(List<String> key, List<Difference> differences) throws DatabaseException {
        Map<Key, String> columns = columns(differences);
        List<String> names = new ArrayList<>(key);
        names.add("difference");
        names.add("columns");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Difference one : differences) {
            List<@Nullable Object> row = new ArrayList<>(one.key().parts());
            row.add(one.kind().words());
            row.add(columns.get(one.key()));
            rows.add(row);
        }
        return new Rows(names, rows);
    }

    private Map<Key, String> columns(List<Difference> differences) throws DatabaseException {
        List<Difference> different = differences.stream()
                .filter(one ->
                        one.kind() == Difference.Kind.DIFFERENT && one.key().isWhole())
                .filter(one -> one.source().size() == 1)
                .toList();
        if (different.isEmpty()) {
            return Map.of();
        }
        List<Key> keys = different.stream().map(Difference::key).toList();
        Scheme.Both<Side> sides = comparison.sides();
        Map<Key, List<@Nullable Object>> here = read(sides.source(), keys, fromSource);
        Map<Key, List<@Nullable Object>> there = read(sides.copy(), keys, fromCopy);
        Map<Key, String> columns = new HashMap<>();
        for (Difference one : different) {
            List<@Nullable Object> source = here.get(one.key());
            List<@Nullable Object> copy = there.get(one.key());
            if (source != null
                    && copy != null
                    && isAsFound(source, one.source().get(0))
                    && isAsFound(copy, one.copy().get(0))) {
                columns.put(one.key(), String.join(", ", differing(one, source, copy)));
            }
        }
        return columns;
    }

    private static Map<Key, List<@Nullable Object>> read(Side side, List<Key> keys, Reader reader)
            throws DatabaseException {
        Map<Key, List<@Nullable Object>> rows = new HashMap<>();
        for (List<@Nullable Object> row : reader.rows(Statements.columns(side, keys))) {
            rows.put(Key.read(row.get(0), side.keyForms()), row);
        }
        return rows;
    }

    private static boolean isAsFound(List<@Nullable Object> row, Marks.Mark found) {
        return found.hash().equals(row.get(1));
    }

    private List<String> differing(Difference one, List<@Nullable Object> source, List<@Nullable Object> copy) {
        List<String> names = comparison.paired().names();
        List<String> differing = new ArrayList<>();
        int texts = source.size() - 2;
        for (int i = 0; i < texts; i++) {
            if (!Objects.equals(source.get(i + 2), copy.get(i + 2))) {
                differing.add(names.get(i));
            }
        }
        double tolerance = comparison.paired().source().tolerance();
        Marks.Mark here = one.source().get(0);
        Marks.Mark there = one.copy().get(0);
        for (int i = 0; i < here.approximate().size(); i++) {
            if (!Marks.isNear(here.approximate().get(i), there.approximate().get(i), tolerance)) {
                differing.add(names.get(texts + i));
            }
        }
        return differing;
    }
}
