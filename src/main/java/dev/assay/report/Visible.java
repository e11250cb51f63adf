package dev.assay.report;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from data and suites safe to show. Characters that a terminal would obey, or that a reader cannot see, are escaped: control
 * characters (Unicode category Cc), line separators, and bidirectional marks (Unicode Standard Annex 9).
 */
public final class Visible {

    /** How a null is shown, to differ from an empty text. */
    public static final String NULL = "(null)";

    private Visible() {}

    /** Text for one line: line ends and tabs are escaped too. */
    public static String line(@Nullable String text) {
        return text == null ? NULL : escape(text, false);
    }

    /** Text for several lines: line ends stay, without carriage returns before them. */
    public static String lines(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    /** At most {@code most} characters on one line; a cut is marked by three dots. */
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
