package dev.assay.report.text;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats sample rows as an aligned text table. */
final class SampleTable {

    private static final int WIDEST = 24;

    /** Names are cut later than values, because two names may differ only at their ends. */
    private static final int WIDEST_NAME = 48;

    private SampleTable() {}

    /**
     * Returns the column names, a rule, and at most {@code most} rows. Values are cut at {@value #WIDEST} characters, names at
     * {@value #WIDEST_NAME}.
     */
    static List<String> render(CheckResult.Sample sample, int most) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(row(sample.columns(), WIDEST_NAME));
        sample.rows().stream().limit(most).map(row -> row(row, WIDEST)).forEach(cells::add);
        int[] widths = new int[sample.columns().size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add(rule(widths));
            }
        }
        return lines;
    }

    private static List<String> row(List<? extends @Nullable String> values, int widest) {
        List<String> row = new ArrayList<>();
        for (String value : values) {
            row.add(Visible.cut(value, widest));
        }
        return row;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : " | ").append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i))));
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        List<String> parts = new ArrayList<>();
        for (int width : widths) {
            parts.add("-".repeat(width));
        }
        return String.join("-+-", parts);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
