package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import dev.assay.verdict.SuiteVerdict;
import dev.assay.verdict.Usability;
import dev.assay.verdict.Verdicts;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run in words for a terminal: a headline, the worst failures with some of their rows, broken checks, warnings and waivers, and a line of
 * counts. Control characters from suites and data are escaped.
 */
public final class Summary {

    /** The maximum number of failures, of warnings, of checks with the same cause, and of suites that are usable. */
    private static final int MOST = 10;

    private static final String MORE = ": assay run --all lists them, results.json has them";

    private final RunResults results;
    private final boolean colour;
    private final int most;
    private final Look look;
    private final VerdictText words;
    private final Standing standing;
    private final StringBuilder text = new StringBuilder();

    private Summary(RunResults results, Look look) {
        this.results = results;
        this.look = look;
        this.colour = look.colour();
        this.most = look.all() ? Integer.MAX_VALUE : MOST;
        this.words =
                new VerdictText(new Clock(ZoneId.systemDefault(), results.info().asOf()));
        this.standing = Standing.of(results);
    }

    /**
     * Returns the summary of a run: several lines, each with a line end.
     *
     * @param look colour, width, and whether everything is listed
     */
    public static String of(RunResults results, Look look) {
        return new Summary(results, look).render();
    }

    /** The counts of a run on one line: {@code 57 checks: 41 passed, 2 warned, 12 failed, 2 broken}. */
    public static String counts(RunResults results) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            long count = results.count(status);
            if (count > 0) {
                parts.add(Numbers.count(count) + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        String checks = Numbers.count(results.total(), "check");
        return parts.isEmpty() ? checks : checks + ": " + String.join(", ", parts);
    }

    private String rate() {
        return results.total() == 0 ? "" : " (" + Numbers.passed(results) + ")";
    }

    private String render() {
        headline();
        failures();
        broken();
        unreadable();
        connections();
        listed(Status.WARNED, "warning");
        listed(Status.WAIVED, "waived check");
        notNeeded();
        line("");
        if (results.cancelled()) {
            line(Ansi.MAGENTA.on("The run was cancelled before it was complete.", colour));
        }
        boolean tolerated = results.count(Status.WARNED) + results.count(Status.WAIVED) > 0;
        Ansi mood = red() ? Ansi.RED : tolerated ? Ansi.YELLOW : Ansi.GREEN;
        String unread = results.errors().isEmpty()
                ? ""
                : ", of them " + Numbers.count(results.errors().size(), "error") + " in the suites";
        line(mood.on(counts(results) + unread + rate(), colour));
        log();
        return text.toString();
    }

    /** Says where the stack traces of internal errors are. */
    private void log() {
        boolean internal = results.checks().stream().anyMatch(result -> result.code() == FailureCode.INTERNAL_ERROR)
                || results.errors().stream().anyMatch(error -> error.contains("[" + FailureCode.INTERNAL_ERROR + "]"));
        if (internal && Files.exists(results.info().log())) {
            line(Ansi.MAGENTA.on(
                    "Internal errors: their stacks are in "
                            + Visible.line(results.info().log().toString()),
                    colour));
        }
    }

    private boolean red() {
        return results.cancelled()
                || !results.errors().isEmpty()
                || results.count(Status.FAILED) + results.count(Status.BROKEN) + results.count(Status.NOT_RUN) > 0;
    }

    private void headline() {
        long milliseconds = Duration.between(results.info().startedAt(), results.finishedAt())
                .toMillis();
        line("");
        line(Ansi.BOLD.on(counts(results) + rate(), colour));
        line(Numbers.count(results.info().suites().size(), "suite") + ", "
                + Numbers.count(results.scans().size(), "scan") + ", " + Numbers.duration(milliseconds) + ", as of "
                + results.info().asOf());
        CostText.lines(results).forEach(cost -> line(Visible.line(cost)));
        verdicts();
    }

    /** A line a suite: whether what it checks can be used, and what speaks against it. Usable ones beyond the first are counted. */
    private void verdicts() {
        List<SuiteVerdict> suites = Verdicts.ofSuites(results.standings());
        int usable = 0;
        for (SuiteVerdict suite : suites) {
            usable += suite.usability() == Usability.USABLE ? 1 : 0;
            if (usable <= most) {
                String word = VerdictText.word(suite.usability());
                line(paint(suite.usability()).on(word, colour)
                        + words.line(suite).substring(word.length()));
            }
        }
        if (usable > most) {
            line("... and " + Numbers.count(usable - most, "more suite") + " that can be used");
        }
        String changes = words.changes(results);
        if (changes != null) {
            line(changes);
        }
    }

    private static Ansi paint(Usability usability) {
        return switch (usability) {
            case DO_NOT_USE -> Ansi.RED;
            case NOT_KNOWN -> Ansi.MAGENTA;
            case WITH_CAUTION -> Ansi.YELLOW;
            case USABLE -> Ansi.GREEN;
        };
    }

    private void failures() {
        List<CheckResult> worst = Worst.first(results.checks());
        if (worst.isEmpty()) {
            return;
        }
        int shown = Math.min(worst.size(), most);
        String which = worst.size() > shown ? " (the worst " + shown + ", worst first)" : "";
        heading(Ansi.RED, "FAILED", Numbers.count(worst.size(), "check") + which);
        for (int i = 0; i < shown; i++) {
            FailureText.lines(i + 1, worst.get(i), standing.since(worst.get(i)), look)
                    .forEach(this::line);
        }
        if (worst.size() > shown) {
            line("");
            line("  ... and " + Numbers.count(worst.size() - shown, "more failure") + MORE);
        }
    }

    private void broken() {
        long count = results.count(Status.BROKEN) - results.errors().size();
        if (count == 0) {
            return;
        }
        heading(Ansi.MAGENTA, "BROKEN", Numbers.count(count, "check") + " could not be judged");
        Map<String, List<CheckResult>> causes = new LinkedHashMap<>();
        for (CheckResult result : results.checks()) {
            if (result.status() == Status.BROKEN) {
                causes.computeIfAbsent(result.text(), cause -> new ArrayList<>())
                        .add(result);
            }
        }
        causes.forEach((cause, checks) -> {
            line("");
            block("  ", cause);
            names(checks);
        });
    }

    private void names(List<CheckResult> checks) {
        for (CheckResult result : checks.subList(0, Math.min(checks.size(), most))) {
            line("    - " + FailureText.title(result) + Ansi.FAINT.on("  " + FailureText.id(result), colour));
        }
        if (checks.size() > most) {
            line("    ... and " + Numbers.count(checks.size() - most, "more check") + MORE);
        }
    }

    private void unreadable() {
        if (results.errors().isEmpty()) {
            return;
        }
        heading(
                Ansi.MAGENTA,
                "ERRORS",
                Numbers.count(results.errors().size(), "error") + " in the suites, so the checks there did not run");
        for (String error : results.errors()) {
            line("");
            block("  ", error);
        }
    }

    private void connections() {
        if (!results.warnings().isEmpty()) {
            heading(Ansi.YELLOW, "WARNED", Numbers.count(results.warnings().size(), "connection"));
            line("");
            results.warnings().forEach(warning -> block("  ", "[" + warning.code() + "] " + warning.message()));
        }
    }

    private void listed(Status status, String one) {
        List<CheckResult> checks = results.checks().stream()
                .filter(result -> result.status() == status)
                .toList();
        listed(status.name(), "check", checks, one);
    }

    /** Lists waivers whose check passes: they would only hide the next failure. */
    private void notNeeded() {
        List<CheckResult> checks = results.checks().stream()
                .filter(result -> result.waiver() != null && result.waiver().state() == WaiverResult.State.NOT_NEEDED)
                .toList();
        listed("NOT NEEDED", "waiver", checks, "waiver");
    }

    /**
     * Lists checks with their messages.
     *
     * @param noun what the heading counts
     * @param one what the line about omitted checks counts, in the singular
     */
    private void listed(String word, String noun, List<CheckResult> checks, String one) {
        if (checks.isEmpty()) {
            return;
        }
        heading(Ansi.YELLOW, word, Numbers.count(checks.size(), noun));
        line("");
        for (CheckResult result : checks.subList(0, Math.min(checks.size(), most))) {
            line("  - " + FailureText.title(result));
            block("    ", result.message());
        }
        if (checks.size() > most) {
            line("  ... and " + Numbers.count(checks.size() - most, "more " + one) + MORE);
        }
    }

    private void heading(Ansi paint, String word, String rest) {
        line("");
        line(paint.on(word, colour) + "  " + rest);
    }

    private void block(String indent, String lines) {
        look.lines(indent, Visible.lines(lines)).forEach(this::line);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
