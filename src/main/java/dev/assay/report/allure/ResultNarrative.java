package dev.assay.report.allure;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
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

    private final Map<String, String> sections = new LinkedHashMap<>();

    private ResultNarrative() {}

    static ResultNarrative of(CheckResult result) {
        DeclaredCheck check = result.check();
        CheckInfo info = check.info();
        ResultNarrative story = new ResultNarrative();
        story.add("What is checked", info.description() == null ? info.name() : info.description());
        story.add("What was found", result.message());
        story.add("What that means", meaning(result));
        story.add("Waiver", waiver(result.waiver(), check.unit()));
        story.add("Why it matters", info.why());
        story.add("What to do", info.whatToDo());
        story.add("Who looks after it", info.owner());
        story.add("About the table", check.tableDescription());
        story.add("Where", where(check));
        String others =
                info.links().stream().filter(link -> !Harmless.link(link)).collect(Collectors.joining(", "));
        story.add("See also", others.isEmpty() ? null : others);
        story.add("Its id, to run it alone", check.id());
        return story;
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
        return where + "connection " + check.place() + "; suite " + check.suite() + ", " + check.suitePath()
                + " line " + check.line()
                + (check.contract() == null ? "" : "; contract version " + check.contract());
    }

    private void add(String title, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            sections.put(title, Visible.lines(text.strip()));
        }
    }

    String html() {
        StringBuilder html = new StringBuilder();
        sections.forEach((title, text) -> html.append("<p><strong>")
                .append(title)
                .append("</strong><br>")
                .append(escapeHtml(text).replace("\n", "<br>"))
                .append("</p>"));
        return html.toString();
    }

    String markdown() {
        return sections.entrySet().stream()
                .map(section -> "**" + section.getKey() + "**  \n"
                        + escapeMarkdown(section.getValue()).replace("\n", "  \n"))
                .collect(Collectors.joining("\n\n"));
    }

    private static String escapeHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** HTML is part of Markdown, so it is escaped first; then a backslash goes before every character with a meaning in CommonMark. */
    private static String escapeMarkdown(String text) {
        String escaped = escapeHtml(text.replaceAll("(?m)^\\s+", ""));
        for (String sign :
                List.of("\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "|", "~")) {
            escaped = "#".equals(sign) ? escaped.replaceAll("(?<!&)#", "\\\\#") : escaped.replace(sign, "\\" + sign);
        }
        return escaped;
    }
}
