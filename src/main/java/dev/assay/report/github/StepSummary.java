package dev.assay.report.github;

import dev.assay.report.Numbers;
import dev.assay.report.Unreadable;
import dev.assay.report.text.Clock;
import dev.assay.report.text.Summary;
import dev.assay.report.text.VerdictText;
import dev.assay.report.text.Worst;
import dev.assay.result.CheckStanding;
import dev.assay.result.CheckStanding.Change;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.verdict.DomainVerdict;
import dev.assay.verdict.ProductVerdict;
import dev.assay.verdict.TablesVerdict;
import dev.assay.verdict.Usability;
import dev.assay.verdict.Verdicts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run as the summary of a step of GitHub Actions: the verdicts, what changed, what to mend first, and the rest folded. */
final class StepSummary {

    private static final int FIX_FIRST = 5;
    private static final int MOST_OWNERS = 2;
    private static final int MOST_NAMES = 10;
    private static final Set<Status> JUDGED = Set.of(Status.PASSED, Status.WARNED, Status.WAIVED, Status.FAILED);

    private final RunResults run;
    private final List<CheckStanding> standings;
    private final List<DomainVerdict> domains;
    private final VerdictText words;
    private final Clock clock;
    private final CheckLines checks;
    private final Paper paper;

    private StepSummary(RunResults run, Map<String, String> environment, ZoneId zone, long room) {
        this.run = run;
        this.standings = standings(run);
        this.domains = Verdicts.of(standings);
        this.clock = new Clock(zone, run.info().asOf());
        this.words = new VerdictText(clock);
        this.checks = new CheckLines(run.info(), words, environment);
        this.paper = new Paper(room);
    }

    /**
     * The summary in GitHub Flavored Markdown.
     *
     * @param environment the environment variables, which say where files are on GitHub
     * @param room how many bytes it may have
     */
    static String of(RunResults run, Map<String, String> environment, ZoneId zone, long room) {
        return new StepSummary(run, environment, zone, room).text();
    }

    /** Where the checks stand, the worst first. Without a history that is what they ended with. */
    private static List<CheckStanding> standings(RunResults run) {
        RunInfo info = run.info();
        Stream<CheckStanding> standings = run.standings().isEmpty()
                ? run.checks().stream()
                        .map(result -> CheckStanding.of(result, info.runId(), info.asOf())
                                .current(JUDGED.contains(result.status()))
                                .build())
                : run.standings().stream();
        return standings
                .sorted(Comparator.comparing(CheckStanding::result, Worst.ORDER))
                .toList();
    }

    private String text() {
        List<CheckStanding> failed = those(one -> one.current() && one.status() == Status.FAILED);
        paper.line("## Data quality: " + VerdictText.word(worst()) + "\n");
        paper.line("**" + Markdown.text(Summary.counts(run)) + "**");
        paper.line("<br>" + Markdown.text(head()) + "\n");
        verdicts();
        changes();
        unreadable();
        fixFirst(failed);
        new Folds(paper, standings, checks, words).write(failed);
        return paper.toString();
    }

    private List<CheckStanding> those(Predicate<CheckStanding> wanted) {
        return standings.stream().filter(wanted).toList();
    }

    private Usability worst() {
        Usability worst =
                domains.isEmpty() ? Usability.NOT_KNOWN : domains.get(0).usability();
        boolean unknown = !run.errors().isEmpty() && worst.compareTo(Usability.NOT_KNOWN) > 0;
        return unknown ? Usability.NOT_KNOWN : worst;
    }

    private String head() {
        RunInfo info = run.info();
        boolean whole = standings.stream().noneMatch(CheckStanding::carried);
        return (info.environment() == null ? "" : info.environment() + ", ")
                + clock.now() + ", "
                + (run.cancelled() ? "cancelled run " : whole ? "full run " : "run of a part, ")
                + info.runId()
                + (info.branch() == null ? "" : ", branch " + info.branch());
    }

    private void verdicts() {
        List<TablesVerdict> verdicts =
                new ArrayList<>(ProductVerdict.of(run.info().products(), domains));
        verdicts.addAll(domains);
        if (verdicts.isEmpty()) {
            return;
        }
        paper.line("| Data | Verdict | Tables | Because | Owner |");
        paper.line("|---|---|---|---|---|");
        for (TablesVerdict verdict : verdicts) {
            paper.line("| **" + Markdown.text(verdict.name()) + "**"
                    + (verdict instanceof ProductVerdict ? " (product)" : "") + " | "
                    + VerdictText.word(verdict.usability()) + " | " + verdict.affected() + " of "
                    + verdict.tables().size() + " | " + Markdown.text(words.reason(verdict.decisive())) + " | "
                    + owners(verdict) + " |");
        }
        paper.line("");
    }

    private String owners(TablesVerdict verdict) {
        return String.join(
                "; ",
                verdict.decisive().stream()
                        .flatMap(one -> Stream.ofNullable(one.check().info().owner()))
                        .distinct()
                        .limit(MOST_OWNERS)
                        .map(checks::owner)
                        .toList());
    }

    private void changes() {
        String changes = words.changes(run);
        if (changes == null) {
            return;
        }
        paper.line(Markdown.text(changes) + "\n");
        Map<Change, String> shown = new LinkedHashMap<>();
        shown.put(Change.NEW, "New: ");
        shown.put(Change.FIXED, "Fixed: ");
        shown.put(Change.NO_LONGER_CHECKED, "No longer checked: ");
        shown.forEach((change, label) ->
                changed(label, those(one -> !one.carried() && Objects.equals(one.change(), change))));
        changed("Removed while failing: ", run.removed());
        paper.line("");
    }

    private void changed(String label, List<CheckStanding> some) {
        if (!some.isEmpty()) {
            paper.line("- " + label
                    + String.join(
                            "; ",
                            some.stream().limit(MOST_NAMES).map(checks::title).toList())
                    + (some.size() > MOST_NAMES ? "; and " + (some.size() - MOST_NAMES) + " more" : ""));
        }
    }

    private void unreadable() {
        List<Unreadable> errors = Unreadable.of(run.errors());
        if (!errors.isEmpty()) {
            paper.line(
                    "### " + Numbers.count(errors.size(), "error") + " in the suites: the checks there did not run\n");
            errors.forEach(error -> paper.line(
                    "- " + Markdown.text(error.text().lines().findFirst().orElse(""))));
            paper.line("");
        }
    }

    private void fixFirst(List<CheckStanding> failed) {
        if (!failed.isEmpty()) {
            paper.line("### Fix first\n");
            for (int i = 0; i < Math.min(FIX_FIRST, failed.size()); i++) {
                paper.line(checks.item(i + 1, failed.get(i)));
            }
        }
    }
}
