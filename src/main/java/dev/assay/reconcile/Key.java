package dev.assay.reconcile;

import dev.assay.sql.CanonicalForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row.
 *
 * @param parts the canonical texts of its columns; null for null
 */
record Key(List<@Nullable String> parts) {

    Key {
        parts = Collections.unmodifiableList(new ArrayList<>(parts));
    }

    /**
     * Reads a key that a statement wrote.
     *
     * @param written the measured texts of its columns, one behind the other
     * @param forms the forms of its columns
     */
    static Key read(@Nullable Object written, List<CanonicalForm> forms) {
        String text = Objects.requireNonNull(written).toString();
        List<@Nullable String> parts = new ArrayList<>();
        int at = 0;
        for (CanonicalForm form : forms) {
            if (text.charAt(at) == '~') {
                parts.add(null);
                at++;
            } else if (form.isFree()) {
                int begin = text.indexOf(':', at) + 1;
                int end = text.offsetByCodePoints(begin, Integer.parseInt(text.substring(at, begin - 1)));
                parts.add(text.substring(begin, end));
                at = end;
            } else {
                int end = text.indexOf(',', at);
                parts.add(text.substring(at, end));
                at = end + 1;
            }
        }
        return new Key(parts);
    }

    /** Whether no part is null: only such a key can be looked for. */
    boolean isWhole() {
        return !parts.contains(null);
    }

    /** The texts of a whole key. */
    List<String> texts() {
        return parts.stream().map(Objects::requireNonNull).toList();
    }

    /** For people: {@code 12}, or {@code (12, abc)} of several columns. */
    @Override
    public String toString() {
        return parts.size() == 1
                ? String.valueOf(parts.get(0))
                : "(" + String.join(", ", parts.stream().map(String::valueOf).toList()) + ")";
    }
}
