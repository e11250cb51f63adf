package dev.assay.report.page;

import dev.assay.report.AllureIds;
import dev.assay.report.Anchors;
import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.report.text.Clock;
import dev.assay.report.text.VerdictText;
import dev.assay.report.text.Worst;
import dev.assay.result.CheckStanding;
import dev.assay.result.CoverageGap;
import dev.assay.result.Product;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.ScannedStatement;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import dev.assay.verdict.DomainVerdict;
import dev.assay.verdict.ProductVerdict;
import dev.assay.verdict.TableVerdict;
import dev.assay.verdict.TablesVerdict;
import dev.assay.verdict.Usability;
import dev.assay.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the page's texts from a run's results. */
final class PageBuilder {

    private static final int FIX_FIRST = 5;
    private static final int LONGEST_DESCRIPTION = 160;

    private final RunResults results;
    private final Clock clock;
    private final VerdictText words;
    private final Owners owners;
    private final Checks checks;
    private final List<CheckStanding> standings;
    private final List<DomainVerdict> domains;

    private PageBuilder(RunResults results, ZoneId zone) {
        this.results = results;
        this.clock = new Clock(zone, results.info().asOf());
        this.words = new VerdictText(clock);
        this.owners = new Owners(results.info().owners());
        this.checks = new Checks(words, owners, results.info().sinks().contains("allure"));
        this.standings = results.standings();
        this.domains = Verdicts.of(standings);
    }

    /** @param zone the time zone of the times on the page */
    static Page of(RunResults results, ZoneId zone) {
        return new PageBuilder(results, zone).page();
    }

    private Page page() {
        RunInfo info = results.info();
        List<CheckStanding> worst = standings.stream()
                .sorted(Comparator.comparing((CheckStanding one) -> Outcome.of(one))
                        .thenComparing(CheckStanding::result, Worst.ORDER))
                .toList();
        List<CheckStanding> failed = worst.stream().filter(PageBuilder::fails).toList();
        List<String> dimensions = standings.stream()
                .map(standing -> standing.check().dimension())
                .distinct()
                .sorted()
                .toList();
        List<TableVerdict> tables = domains.stream()
                .flatMap(domain -> domain.tables().stream())
                .sorted(Comparator.comparing((TableVerdict table) -> table.usability()))
                .toList();
        return new Page(
                Style.CSS,
                Style.POLICY,
                "Assay: " + VerdictText.word(worstOf()),
                Visible.line(Objects.requireNonNullElse(info.environment(), connections())),
                clock.now(),
                clock.time(validUntil()),
                run(info),
                counts(),
                ProductVerdict.of(info.products(), domains).stream()
                        .map(this::product)
                        .toList(),
                domains.stream().map(this::domain).toList(),
                words.changes(results),
                failed.stream().limit(FIX_FIRST).map(checks::full).toList(),
                Math.max(0, failed.size() - FIX_FIRST),
                tables.stream()
                        .map(table -> table(table, dimensions, List.of()))
                        .toList(),
                dimensions,
                worst.stream()
                        .filter(standing -> standing.status() != Status.PASSED || standing.flapping())
                        .filter(standing -> standing.current())
                        .map(checks::full)
                        .toList(),
                standings.stream()
                        .filter(standing -> standing.status() == Status.WAIVED)
                        .map(this::accepted)
                        .toList(),
                unchecked(),
                results.errors().stream().map(Visible::lines).toList(),
                results.warnings().stream()
                        .map(warning -> Visible.line(warning.message()))
                        .toList(),
                results.removed().stream().map(checks::full).toList(),
                tables.stream()
                        .map(table -> table(
                                table,
                                List.of(),
                                table.checks().stream()
                                        .filter(one ->
                                                one.status() == Status.PASSED && one.current() && !one.flapping())
                                        .toList()))
                        .filter(table -> !table.checks().isEmpty())
                        .toList(),
                results.gaps().stream()
                        .filter(gap -> gap.columns().isEmpty())
                        .map(gap -> Visible.line(gap.table()))
                        .toList(),
                results.gaps().stream()
                        .filter(gap -> !gap.columns().isEmpty())
                        .map(PageBuilder::gap)
                        .toList(),
                facts(),
                info.sinks().contains("allure") ? AllureIds.PAGE : null,
                info.sinks().contains("json") ? "results.json" : null);
    }

    private static boolean fails(CheckStanding standing) {
        return standing.current() && standing.status() == Status.FAILED;
    }

    private Usability worstOf() {
        Usability worst =
                domains.isEmpty() ? Usability.NOT_KNOWN : domains.get(0).usability();
        boolean unknown = !results.errors().isEmpty() && worst.compareTo(Usability.NOT_KNOWN) > 0;
        return unknown ? Usability.NOT_KNOWN : worst;
    }

    private String connections() {
        return String.join(
                ", ",
                standings.stream()
                        .map(standing -> standing.check().connection())
                        .distinct()
                        .toList());
    }

    /** The verdicts hold until the first result that they rest on is too old. */
    private Instant validUntil() {
        Duration validFor = results.validFor();
        return standings.stream()
                .filter(CheckStanding::current)
                .map(CheckStanding::asOf)
                .min(Comparator.naturalOrder())
                .orElse(results.info().asOf())
                .plus(validFor);
    }

    private String run(RunInfo info) {
        boolean whole = standings.stream().noneMatch(CheckStanding::carried);
        return (results.cancelled() ? "cancelled run " : whole ? "full run " : "run of a part, ")
                + info.runId()
                + (info.branch() == null ? "" : ", branch " + Visible.line(info.branch()))
                + (results.total() == 0 ? "" : ", " + Numbers.passed(results));
    }

    private String counts() {
        long waived = count(Status.WAIVED);
        long failed = count(Status.FAILED);
        long warned = count(Status.WARNED);
        long passed = count(Status.PASSED);
        long total = (long) standings.size() + results.errors().size();
        List<String> parts = new ArrayList<>();
        add(parts, passed, "passed");
        add(parts, warned, "warned");
        add(parts, waived, "accepted");
        add(parts, failed, "failed");
        add(parts, total - passed - warned - waived - failed, "not checked");
        return Numbers.count(total, "check") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(Numbers.count(count) + " " + word);
        }
    }

    private long count(Status status) {
        return standings.stream()
                .filter(standing -> standing.current() && standing.status() == status)
                .count();
    }

    private Page.Domain domain(DomainVerdict domain) {
        List<CheckStanding> decisive = domain.decisive();
        return new Page.Domain(
                Visible.line(domain.name()),
                css(domain.usability()),
                VerdictText.word(domain.usability()),
                extent(domain),
                words.reason(decisive),
                owners.brief(decisive));
    }

    private Page.Product product(ProductVerdict verdict) {
        Product product = verdict.product();
        return new Page.Product(
                Visible.line(verdict.name()),
                css(verdict.usability()),
                VerdictText.word(verdict.usability()),
                extent(verdict),
                product.description() == null
                        ? ""
                        : Visible.cut(product.description().strip(), LONGEST_DESCRIPTION),
                product.owner() == null ? null : owners.brief(product.owner()));
    }

    private Page.Accepted accepted(CheckStanding standing) {
        WaiverResult waiver = standing.result().waiver();
        String owner = waiver == null ? standing.check().info().owner() : waiver.owner();
        String terms = waiver == null
                ? ""
                : "Until " + clock.day(waiver.until()) + ": "
                        + Visible.cut(waiver.reason().strip(), LONGEST_DESCRIPTION)
                        + (waiver.ticket() == null ? "" : " (" + Visible.line(waiver.ticket()) + ")");
        return new Page.Accepted(
                checks.full(standing), terms, owners.brief(Objects.requireNonNullElse(owner, "nobody")));
    }

    private static Page.Gap gap(CoverageGap gap) {
        return new Page.Gap(
                Visible.line(gap.table()),
                Numbers.count(gap.columns().size(), "column"),
                Visible.line(String.join(", ", gap.columns())));
    }

    private static String extent(TablesVerdict verdict) {
        String tables = Numbers.count(verdict.tables().size(), "table");
        return verdict.usability() == Usability.USABLE ? tables : Numbers.count(verdict.affected()) + " of " + tables;
    }

    private Page.Table table(TableVerdict table, List<String> dimensions, List<CheckStanding> shown) {
        long green = table.checks().stream()
                .filter(one -> one.current() && one.status() == Status.PASSED)
                .count();
        return new Page.Table(
                Anchors.table(table.name(), table.place()),
                Visible.line(table.name()),
                css(table.usability()),
                VerdictText.word(table.usability()),
                green + " of " + Numbers.count(table.checks().size(), "check") + " passed",
                dimensions.stream().map(dimension -> cell(table, dimension)).toList(),
                shown.stream().map(checks::brief).toList());
    }

    private static Page.Cell cell(TableVerdict table, String dimension) {
        List<CheckStanding> own = table.checks().stream()
                .filter(one -> one.check().dimension().equals(dimension))
                .toList();
        return own.stream()
                .min(Comparator.comparing((CheckStanding one) -> Outcome.of(one)))
                .map(worst -> {
                    Outcome outcome = Outcome.of(worst);
                    long alike = own.stream()
                            .filter(one -> Outcome.of(one) == outcome)
                            .count();
                    return new Page.Cell(outcome.css(), outcome.sign() + " " + alike);
                })
                .orElse(new Page.Cell("", ""));
    }

    /** Checks without a current result, by cause; the biggest groups first. */
    private List<Page.Cause> unchecked() {
        Map<String, List<Page.Check>> causes = new LinkedHashMap<>();
        for (CheckStanding standing : standings) {
            if (!standing.current()) {
                causes.computeIfAbsent(words.cause(standing), any -> new ArrayList<>())
                        .add(checks.brief(standing));
            }
        }
        return causes.entrySet().stream()
                .map(entry -> new Page.Cause(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                        (Page.Cause cause) -> -cause.checks().size()))
                .toList();
    }

    private List<String> facts() {
        long milliseconds = Duration.between(results.info().startedAt(), results.finishedAt())
                .toMillis();
        List<String> facts = new ArrayList<>();
        String duration = Numbers.duration(milliseconds);
        facts.add(
                results.scans().isEmpty()
                        ? duration
                        : Numbers.count(results.scans().size(), "statement") + " in " + duration);
        long bytes = results.scans().stream()
                .map(ScannedStatement::bytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        if (bytes > 0) {
            facts.add("about " + Numbers.count(Math.max(1, bytes / 1_000_000)) + " MB read");
        }
        facts.add("Assay " + results.info().version());
        return facts;
    }

    private static String css(Usability usability) {
        return switch (usability) {
            case DO_NOT_USE -> "bad";
            case NOT_KNOWN -> "unknown";
            case WITH_CAUTION -> "warn";
            case USABLE -> "good";
        };
    }
}
