package dev.assay.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is laid out for a terminal.
 *
 * @param colour whether to use colour codes
 * @param width the number of characters of a line; 0 if lines may have any length
 * @param all whether to list everything, instead of the worst
 */
public record Look(boolean colour, int width, boolean all) {

    /** No colour, no width, the worst. */
    public static final Look PLAIN = new Look(false, 0, false);

    private static final int NARROWEST = 40;

    /**
     * Breaks text into lines that fit, at blanks; each begins with the indent. Words that are longer than a line stay whole, so that
     * they can be copied.
     */
    List<String> lines(String indent, String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (width < NARROWEST || indent.length() + line.length() <= width) {
                lines.add((indent + line).stripTrailing());
            } else {
                broken(indent, line, lines);
            }
        }
        return lines;
    }

    private void broken(String indent, String line, List<String> lines) {
        StringBuilder current = new StringBuilder(indent);
        boolean begun = false;
        for (String word : line.split(" ", -1)) {
            if (begun && current.length() + 1 + word.length() > width) {
                lines.add(current.toString().stripTrailing());
                current = new StringBuilder(indent);
                begun = false;
            }
            current.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(current.toString().stripTrailing());
    }
}
