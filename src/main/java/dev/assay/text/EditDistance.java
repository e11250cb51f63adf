package dev.assay.text;

/**
 * The edit distance of two words (optimal string alignment): the number of inserted, deleted or replaced characters and
 * of swapped neighbours.
 */
public final class EditDistance {

    private EditDistance() {}

    /**
     * Computes the distance; case matters.
     *
     * @param left a word
     * @param right another word
     * @param most the largest distance that matters
     * @return the distance, or any number above {@code most} if the distance exceeds it
     */
    public static int between(String left, String right, int most) {
        int least = Math.abs(left.length() - right.length());
        if (least > most) {
            return least;
        }
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, left, right, i, j);
            }
        }
        return edits[left.length()][right.length()];
    }

    private static int cheapest(int[][] edits, String left, String right, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
