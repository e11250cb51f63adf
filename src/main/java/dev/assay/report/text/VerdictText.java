package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.result.CheckStanding;
import dev.assay.result.CheckStanding.Change;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Since;
import dev.assay.result.Status;
import dev.assay.verdict.TablesVerdict;
import dev.assay.verdict.Usability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verdicts in words, with their reasons. */
public final class VerdictText {

    private final Clock clock;

    public VerdictText(Clock clock) {
        this.clock = clock;
    }

    /** The verdict in capitals. */
    public static String word(Usability usability) {
        return switch (usability) {
            case DO_NOT_USE -> "DO NOT USE";
            case NOT_KNOWN -> "NOT KNOWN";
            case WITH_CAUTION -> "WITH CAUTION";
            case USABLE -> "USABLE";
        };
    }

    /** {@code DO NOT USE  Billing: 2 critical checks fail since 5 Jan}. */
    public String line(TablesVerdict verdict) {
        String reason = reason(verdict.decisive());
        return word(verdict.usability()) + "  " + Visible.line(verdict.name())
                + (!reason.isEmpty()
                        ? ": " + reason
                        : verdict.usability() == Usability.NOT_KNOWN ? ": no check is enabled" : "");
    }

    /** The table of a check; the suite if its SQL names its tables. */
    public static String table(CheckStanding standing) {
        return Visible.line(Objects.requireNonNullElse(
                standing.check().table(), standing.check().suite()));
    }

    /**
     * {@code 2 critical checks fail since 5 Jan}, or where something is not known, the first cause: {@code orders: database
     * unreachable, and 3 more checks}.
     *
     * @param decisive the checks that decide a verdict; empty if nothing speaks against the data
     */
    public String reason(List<CheckStanding> decisive) {
        if (decisive.isEmpty()) {
            return "";
        }
        List<CheckStanding> unknown =
                decisive.stream().filter(one -> !one.current()).toList();
        if (!unknown.isEmpty()) {
            CheckStanding first = unknown.get(0);
            return table(first) + ": " + cause(first)
                    + (unknown.size() == 1 ? "" : ", and " + Numbers.count(unknown.size() - 1L, "more check"));
        }
        List<String> severities = decisive.stream()
                .map(one -> one.check().info().severity().toString())
                .distinct()
                .toList();
        boolean one = decisive.size() == 1;
        String does = decisive.get(0).status() == Status.FAILED
                ? one ? " fails" : " fail"
                : one ? " needs a look" : " need a look";
        Optional<Instant> since = decisive.stream()
                .flatMap(check -> Stream.ofNullable(check.since()))
                .map(Since::asOf)
                .min(Comparator.naturalOrder());
        return Numbers.count(decisive.size(), (severities.size() == 1 ? severities.get(0) + " " : "") + "check")
                + does
                + since.map(at -> " since " + clock.day(at)).orElse("");
    }

    /** Why a check has no current result: {@code database unreachable}. */
    public String cause(CheckStanding standing) {
        FailureCode code = standing.result().code();
        if (standing.status() == Status.BROKEN && code != null) {
            return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return switch (standing.status()) {
            case SKIPPED -> "switched off";
            case NOT_RUN -> standing.past().isEmpty() ? "not run yet" : "not run";
            default -> "last checked " + clock.dayAndTime(standing.asOf());
        };
    }

    /** {@code Since 11 Jan 06:10: 2 new, 1 fixed}; null if no check has an earlier result. */
    public @Nullable String changes(RunResults results) {
        List<CheckStanding> own = results.standings().stream()
                .filter(standing -> !standing.carried())
                .toList();
        Optional<Instant> before = own.stream()
                .filter(standing -> standing.past().size() > 1)
                .map(standing -> standing.past().get(standing.past().size() - 2).asOf())
                .max(Comparator.naturalOrder());
        if (before.isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (Change change : List.of(Change.NEW, Change.FIXED, Change.STILL_FAILING, Change.NO_LONGER_CHECKED)) {
            long count =
                    own.stream().filter(standing -> standing.change() == change).count();
            if (count > 0) {
                parts.add(Numbers.count(count) + " "
                        + change.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        if (!results.removed().isEmpty()) {
            parts.add(Numbers.count(results.removed().size()) + " removed while failing");
        }
        return "Since " + clock.dayAndTime(before.get()) + ": "
                + (parts.isEmpty() ? "no change" : String.join(", ", parts));
    }

    /** {@code new, since 12 Jan}, or {@code again since} where it failed before and was fixed in between; empty if the check passed. */
    public String since(CheckStanding standing) {
        String since = standing.since() == null
                ? ""
                : (standing.change() == Change.NEW ? "new, " : "")
                        + (relapsed(standing) ? "again since " : "since ")
                        + clock.day(standing.since().asOf());
        String flapping = standing.flapping() ? "changes often between failing and not" : "";
        return since.isEmpty() || flapping.isEmpty() ? since + flapping : since + ", " + flapping;
    }

    private static boolean relapsed(CheckStanding standing) {
        Since since = standing.since();
        return standing.status() == Status.FAILED
                && since != null
                && standing.past().stream()
                        .anyMatch(past ->
                                past.status() == Status.FAILED && past.asOf().isBefore(since.asOf()));
    }
}
