package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure in the console's summary. */
final class FailureText {

    private static final int MOST_ROWS = 3;
    private static final String INDENT = "     ";

    private FailureText() {}

    /** @param since since when, in words; empty if that is not known */
    static List<String> lines(int number, CheckResult result, String since, Look look) {
        boolean colour = look.colour();
        CheckInfo check = result.check().info();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format("%3d. ", number)
                + Ansi.BOLD.on(Visible.line(check.name()), colour)
                + Ansi.FAINT.on("  [" + check.severity() + "]", colour)
                + (since.isEmpty() ? "" : "  " + since));
        lines.add(INDENT + Ansi.FAINT.on(place(result), colour));
        lines.addAll(look.lines(INDENT, Visible.lines(result.message())));
        String rows = Numbers.rows(result);
        if (rows != null && !tells(result, rows)) {
            lines.add(INDENT + rows);
        }
        sample(result, lines);
        add(lines, "What to do: ", check.whatToDo(), look);
        add(lines, "Owner: ", check.owner(), look);
        lines.add(INDENT + "Id: " + id(result));
        return lines;
    }

    /** The check's name and its place on one line. */
    static String title(CheckResult result) {
        return Visible.line(result.check().info().name()) + " (" + place(result) + ")";
    }

    static String id(CheckResult result) {
        return Visible.line(result.check().id());
    }

    private static String place(CheckResult result) {
        String table = result.check().table();
        String suite = Visible.line(result.check().suite());
        return table == null ? suite : suite + " / " + Visible.line(table);
    }

    /** Whether the message already contains the count, the total and the share. */
    private static boolean tells(CheckResult result, String rows) {
        for (String part : rows.split(" of | rows? |[()]", -1)) {
            if (!result.message().contains(part)) {
                return false;
            }
        }
        return true;
    }

    private static void sample(CheckResult result, List<String> lines) {
        CheckResult.Sample sample = result.sample();
        if (sample == null || sample.rows().isEmpty()) {
            return;
        }
        lines.add("");
        SampleTable.render(sample, MOST_ROWS).forEach(line -> lines.add(INDENT + "  " + line));
        int more = Math.min(sample.rows().size(), CheckResult.Sample.MOST) - MOST_ROWS;
        if (more > 0) {
            lines.add(INDENT + "  ... and " + Numbers.count(more, "more sample row") + ", in results.json");
        }
        lines.add("");
    }

    private static void add(List<String> lines, String label, @Nullable String value, Look look) {
        if (value != null) {
            lines.addAll(look.lines(INDENT, label + Visible.line(value.strip())));
        }
    }
}
