package dev.assay.check.builtin.time;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Text;
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.InfiniteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the freshness of the newest value.
 *
 * @param name the value's name in messages
 * @param zone the time zone of a value that has none
 * @param now the run's clock
 * @param fails whether a stale value fails; otherwise it only warns
 * @param fail the age past which the check fails; null for the deadline's own day, or if it never fails
 * @param warn the age past which the check warns; null if it never does
 */
record Newest(
        String name,
        Value value,
        @Nullable ZoneId zone,
        Instant now,
        Due due,
        boolean fails,
        @Nullable TemporalAmount fail,
        @Nullable TemporalAmount warn) {

    /**
     * Judges the newest value.
     *
     * @param newest the newest value that is not in the future; empty if there is none
     * @param ahead the number of rows in the future
     * @param rows the number of rows
     */
    CheckOutcome judge(Optional<Object> newest, long ahead, long rows) {
        if (newest.isEmpty()) {
            return ahead > 0 ? future(ahead, rows) : nothing(rows);
        }
        if (newest.get() instanceof InfiniteTime) {
            return stale(
                    "The newest " + name + " is infinite, so nothing shows how fresh the data is; "
                            + Zones.without(value) + ".",
                    Map.of());
        }
        Instant moment = Zones.moment(newest.get(), value, zone);
        CheckOutcome.Level level = level(moment);
        Duration age = Duration.between(moment, now);
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("newest", moment.toString());
        measured.put("age_seconds", age.toSeconds());
        if (ahead > 0) {
            measured.put("rows_in_the_future", ahead);
        }
        String what = "The newest " + name + (ahead > 0 ? " that is not in the future" : "") + " is ";
        String rest = Text.age(age, exact(fail), exact(warn)) + " old; "
                + allowed(level, moment)
                + (ahead == 0
                        ? "."
                        : "; " + Text.count(ahead, "row") + Text.with(ahead, " lies", " lie") + " in the future.");
        Map<String, Object> unquoted = new LinkedHashMap<>(measured);
        unquoted.remove("newest");
        return new CheckOutcome.Verdict(
                        level,
                        FailureCode.DATA_STALE,
                        what + shown(level, moment) + ", " + rest,
                        List.of(),
                        measured,
                        limits())
                .unquoted(what + rest, unquoted);
    }

    private CheckOutcome.Level level(Instant moment) {
        if (fails && moment.isBefore(due.earliest(fail))) {
            return CheckOutcome.Level.FAILED;
        }
        return warn != null && moment.isBefore(due.earliest(warn))
                ? CheckOutcome.Level.WARNED
                : CheckOutcome.Level.PASSED;
    }

    /** The limit that decided: the one that was exceeded, or else the one that was kept. */
    private @Nullable TemporalAmount limit(CheckOutcome.Level level) {
        return level == CheckOutcome.Level.WARNED || !fails ? warn : fail;
    }

    private String shown(CheckOutcome.Level level, Instant moment) {
        TemporalAmount limit = limit(level);
        return limit instanceof Duration ? Text.moment(moment) : Text.moment(moment, due.earliest(limit));
    }

    private String allowed(CheckOutcome.Level level, Instant moment) {
        boolean warned = level == CheckOutcome.Level.WARNED || !fails;
        return due.words(limit(level), warned ? "without a warning" : "allowed", moment);
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        if (fail != null) {
            limits.put("fail_after", Text.age(fail));
        }
        if (warn != null) {
            limits.put("warn_after", Text.age(warn));
        }
        if (due.deadline()) {
            limits.put("due_by", due.day());
        }
        return limits;
    }

    private CheckOutcome future(long ahead, long rows) {
        return stale(
                (ahead == 1 ? "The only " : "All " + Text.number(ahead) + " values of ") + name
                        + Text.with(ahead, " lies", " lie") + " in the future, so nothing shows how fresh the data is.",
                Map.of("rows", rows, "rows_in_the_future", ahead));
    }

    private CheckOutcome nothing(long rows) {
        String message = rows == 0
                ? "There are no rows, so nothing is fresh."
                : Text.noneOf(rows) + " a value in " + name + ", so nothing shows how fresh the data is.";
        return new CheckOutcome.Verdict(
                none(),
                rows == 0 ? FailureCode.NO_ROWS : FailureCode.DATA_STALE,
                message,
                List.of(),
                Map.of("rows", rows),
                limits(),
                true);
    }

    private CheckOutcome stale(String message, Map<String, Object> measured) {
        return new CheckOutcome.Verdict(none(), FailureCode.DATA_STALE, message, List.of(), measured, limits());
    }

    private CheckOutcome.Level none() {
        return fails ? CheckOutcome.Level.FAILED : CheckOutcome.Level.WARNED;
    }

    private static @Nullable Duration exact(@Nullable TemporalAmount age) {
        return age instanceof Duration duration ? duration : null;
    }
}
