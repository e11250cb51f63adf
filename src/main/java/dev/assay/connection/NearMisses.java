package dev.assay.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
final class NearMisses {

    private static final int SHOWN = 3;

    private NearMisses() {}

    /** " Did you mean a, b or c?" with the names nearest to {@code wanted}, or the empty text where none is near. */
    static String hint(String wanted, Collection<String> names) {
        List<String> near = of(wanted, names);
        if (near.isEmpty()) {
            return "";
        }
        String last = near.get(near.size() - 1);
        return near.size() == 1
                ? " Did you mean " + last + "?"
                : " Did you mean " + String.join(", ", near.subList(0, near.size() - 1)) + " or " + last + "?";
    }

    /** The names nearest to {@code wanted}, at most three. */
    static List<String> of(String wanted, Collection<String> names) {
        String low = wanted.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        return names.stream()
                .distinct()
                .filter(name -> distance(low, name.toLowerCase(Locale.ROOT)) <= limit)
                .sorted(Comparator.comparingInt((String name) -> distance(low, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one character. */
    static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
