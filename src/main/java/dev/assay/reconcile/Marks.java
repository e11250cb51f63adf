package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some ranges.
 *
 * @param of for each key what tells its rows from others; several where the key is there several times
 */
record Marks(Map<String, List<Mark>> of) {

    /**
     * What tells a row from others.
     *
     * @param hash the MD5 of its text
     * @param version its version; empty if the database does not tell it
     */
    record Mark(String hash, String version) {}

    /** The key of the rows that have none. */
    static final String NO_KEY = "null";

    /** Reads rows of {@code k, h, v}. Rows without a key have the key {@link #NO_KEY}. */
    static Marks read(List<List<@Nullable Object>> rows) {
        Map<String, List<Mark>> marks = new HashMap<>();
        for (List<@Nullable Object> row : rows) {
            marks.computeIfAbsent(String.valueOf(row.get(0)), any -> new ArrayList<>())
                    .add(new Mark(
                            String.valueOf(row.get(1)),
                            Objects.requireNonNullElse(row.get(2), "").toString()));
        }
        marks.values().forEach(all -> all.sort(Comparator.comparing(Mark::hash).thenComparing(Mark::version)));
        return new Marks(marks);
    }

    List<Mark> get(String key) {
        return of.getOrDefault(key, List.of());
    }

    /** The hashes of a key's rows, sorted. */
    List<String> hashes(String key) {
        return get(key).stream().map(Mark::hash).toList();
    }
}
