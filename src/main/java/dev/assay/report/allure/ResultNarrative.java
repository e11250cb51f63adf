package dev.assay.report.allure;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.report.text.VerdictText;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result in words for readers who know no SQL: what was checked, what was found, why it matters, what to do, whom to ask. Texts from
 * suites and data are escaped, because Allure copies the HTML into its page.
 */
final class ResultNarrative {

    /** A page of 5,000 checks must stay one that a browser opens at once. */
    private static final int LONGEST_SQL = 1_000;

    private final VerdictText words;

    ResultNarrative(VerdictText words) {
        this.words = words;
    }

    /**
     * The description as HTML.
     *
     * @param standing where the check stands; null if no history is kept
     */
    String html(CheckResult result, @Nullable CheckStanding standing) {
        StringBuilder html = new StringBuilder();
        sections(result, standing)
                .forEach((title, text) -> html.append("<p><strong>")
                        .append(title)
                        .append("</strong><br>")
                        .append(escaped(text))
                        .append("</p>"));
        if (result.status() == Status.PASSED && !result.means().sql().isEmpty()) {
            html.append(sql(String.join(";\n\n", result.means().sql())));
        }
        return html.toString();
    }

    private static String sql(String statements) {
        return statements.length() > LONGEST_SQL
                ? "<p>The SQL that measures it is long, so it stands in results.json alone.</p>"
                : "<details><summary>The SQL that measures it</summary><pre>" + escapeHtml(Visible.lines(statements))
                        + "</pre></details>";
    }

    private Map<String, String> sections(CheckResult result, @Nullable CheckStanding standing) {
        DeclaredCheck check = result.check();
        CheckInfo info = check.info();
        Map<String, String> sections = new LinkedHashMap<>();
        add(sections, "What is checked", info.description());
        add(sections, "What that means", meaning(result));
        add(sections, "Since when", standing == null ? null : words.since(standing));
        add(sections, "Waiver", waiver(result.waiver(), check.unit()));
        add(sections, "Why it matters", info.why());
        add(sections, "What to do", info.whatToDo());
        add(sections, "About the table", check.tableDescription());
        add(sections, "Where", where(check));
        String others =
                info.links().stream().filter(link -> !Harmless.link(link)).collect(Collectors.joining(", "));
        add(sections, "See also", others);
        return sections;
    }

    private static @Nullable String meaning(CheckResult result) {
        return switch (result.status()) {
            case WARNED -> "Within what is tolerated, but worth a look.";
            case WAIVED -> "The data breaks the rule. That is known, and accepted until the waiver's date.";
            case PASSED, FAILED -> null;
            case BROKEN -> "It could not be checked. This says nothing about the data, good or bad.";
            case SKIPPED -> "This check is switched off.";
            case NOT_RUN -> "The run ended before this check. This says nothing about the data.";
        };
    }

    private static @Nullable String waiver(@Nullable WaiverResult waiver, String unit) {
        if (waiver == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Accepts "
                + (waiver.accepts() == null ? "any failure" : "at most " + Numbers.count(waiver.accepts(), unit))
                + " until " + waiver.until() + ".");
        lines.add("Reason: " + waiver.reason());
        lines.add("Owner: " + waiver.owner());
        if (waiver.approvedBy() != null) {
            lines.add("Approved by: " + waiver.approvedBy());
        }
        if (waiver.ticket() != null) {
            lines.add("Ticket: " + waiver.ticket());
        }
        return String.join("\n", lines);
    }

    private static String where(DeclaredCheck check) {
        StringBuilder where = new StringBuilder();
        if (check.table() != null) {
            where.append("Table ").append(check.table());
            if (!check.columns().isEmpty()) {
                where.append(check.columns().size() == 1 ? ", column " : ", columns ")
                        .append(String.join(", ", check.columns()));
            }
            where.append("; ");
        }
        return where + "connection " + check.connection()
                + (check.environment() == null ? "" : "; environment " + check.environment()) + "; suite "
                + check.suite() + ", " + check.suitePath()
                + " line " + check.line()
                + (check.contract() == null ? "" : "; contract version " + check.contract());
    }

    private static void add(Map<String, String> sections, String title, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            sections.put(title, Visible.lines(text.strip()));
        }
    }

    private static String escaped(String text) {
        return escapeHtml(text).replace("\n", "<br>");
    }

    private static String escapeHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
