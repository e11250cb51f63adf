package dev.assay.database;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
public final class NearMisses {

    private static final int SHOWN = 3;

    private NearMisses() {}

    /** " Did you mean a, b or c?" with the names nearest to {@code wanted}, or the empty text where none is near. */
    public static String hint(String wanted, Collection<String> names) {
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

    /** Optimal string alignment: insertions, deletions, replacements of one character, and swaps of two neighbours. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
