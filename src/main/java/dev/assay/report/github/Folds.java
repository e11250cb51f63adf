package dev.assay.report.github;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.report.text.VerdictText;
import dev.assay.result.CheckStanding;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the summary of a step folds: a list for each way in which a check ends that somebody should look at, and the tables. */
final class Folds {

    private static final List<String> TABLE =
            List.of("| Severity | Check | Finding | Since | Owner |", "|---|---|---|---|---|");

    private final Paper paper;
    private final List<CheckStanding> standings;
    private final CheckLines checks;
    private final VerdictText words;

    /** @param standings where the checks stand, the worst first */
    Folds(Paper paper, List<CheckStanding> standings, CheckLines checks, VerdictText words) {
        this.paper = paper;
        this.standings = standings;
        this.checks = checks;
        this.words = words;
    }

    void write(List<CheckStanding> failed) {
        paper.fold(Numbers.count(failed.size(), "failed check"), TABLE, rows(failed));
        unchecked();
        List<CheckStanding> warned = those(one -> one.current() && one.status() == Status.WARNED);
        paper.fold(Numbers.count(warned.size(), "warning"), TABLE, rows(warned));
        waivers();
        tables();
    }

    private List<CheckStanding> those(Predicate<CheckStanding> wanted) {
        return standings.stream().filter(wanted).toList();
    }

    private List<String> rows(List<CheckStanding> some) {
        return some.stream().map(checks::row).toList();
    }

    private void unchecked() {
        List<CheckStanding> unchecked = those(one -> !one.current());
        List<String> lines = unchecked.stream()
                .map(one -> "| " + one.check().info().severity() + " | " + checks.title(one) + " | "
                        + Markdown.text(words.cause(one)) + " | "
                        + Markdown.text(
                                one.status() == Status.BROKEN ? one.result().message() : "") + " |")
                .toList();
        paper.fold(
                Numbers.count(lines.size(), "check") + " without a current result",
                List.of("| Severity | Check | Cause | Message |", "|---|---|---|---|"),
                lines);
    }

    private void waivers() {
        List<String> lines = new ArrayList<>();
        for (CheckStanding one : standings) {
            WaiverResult waiver = one.result().waiver();
            if (one.current() && one.status() == Status.WAIVED) {
                lines.add("| " + checks.title(one) + " | "
                        + Markdown.text(one.result().message()) + " | "
                        + (waiver == null ? " | " : Markdown.text(waiver.owner()) + " | " + waiver.until()) + " |");
            }
        }
        paper.fold(
                Numbers.count(lines.size(), "accepted failure"),
                List.of("| Check | Finding | Waiver of | Until |", "|---|---|---|---|"),
                lines);
    }

    /** A line a table: how many of its checks ended how. */
    private void tables() {
        Map<String, Map<Status, Long>> tables = new LinkedHashMap<>();
        for (CheckStanding one : standings) {
            tables.computeIfAbsent(
                            Visible.line(one.check().suite()) + ", " + VerdictText.table(one),
                            any -> new LinkedHashMap<>())
                    .merge(one.status(), 1L, Long::sum);
        }
        List<String> lines = new ArrayList<>();
        tables.forEach((table, ended) -> {
            StringBuilder line =
                    new StringBuilder("| ").append(Markdown.text(table)).append(" |");
            for (Status status : Status.values()) {
                line.append(' ').append(ended.getOrDefault(status, 0L)).append(" |");
            }
            lines.add(line.toString());
        });
        paper.fold(
                Numbers.count(lines.size(), "table") + " and the checks of each",
                List.of(
                        "| Table | "
                                + String.join(
                                        " | ",
                                        Stream.of(Status.values())
                                                .map(Folds::word)
                                                .toList())
                                + " |",
                        "|---" + "|---:".repeat(Status.values().length) + "|"),
                lines);
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
