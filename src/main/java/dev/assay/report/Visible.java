package dev.assay.report;

import org.jspecify.annotations.Nullable;

/**
 * Text from data and suites made safe to show: what a terminal would obey, or a reader could not see, is written as an
 * escape. Covers the controls of Unicode's category Cc, the line separators and the marks that turn the direction of
 * writing around (Unicode Standard Annex 9).
 */
public final class Visible {

    /** How SQL's null is shown, so that it differs from an empty text. */
    public static final String NULL = "(null)";

    private Visible() {}

    /** On one line: line ends and tabs too are escapes. */
    public static String line(@Nullable String text) {
        return text == null ? NULL : escape(text, false);
    }

    /** On its own lines, which stay; carriage returns before a line end go. */
    public static String lines(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    /** At most {@code most} characters on one line; a cut shows as three dots. */
    public static String cut(@Nullable String text, int most) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 3)) + "...";
    }

    private static String escape(String text, boolean keepLines) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (keepLines && (point == '\n' || point == '\t')) {
                shown.appendCodePoint(point);
            } else if (point == '\n') {
                shown.append("\\n");
            } else if (point == '\r') {
                shown.append("\\r");
            } else if (point == '\t') {
                shown.append("\\t");
            } else if (hidden(point)) {
                shown.append(String.format("\\u{%x}", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
