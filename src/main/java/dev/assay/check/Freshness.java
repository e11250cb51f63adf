package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Measure;
import dev.assay.sql.InfiniteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code freshness}: the newest value of a time column is young enough (dbt: source freshness). The age is held against the
 * run's clock, and the column is compared as it is, so that an index or a partition serves.
 */
public final class Freshness implements CheckType {

    /** The limits, and the zone of a column that has none. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.of("fail_after", Kind.DURATION, "The age past which the check fails."),
            Parameter.of("warn_after", Kind.DURATION, "The age past which the check warns."),
            Zones.PARAMETER);

    private static final Spec SPEC = Spec.column("freshness", "The newest row is young enough.")
            .nulls(
                    "Nulls are passed over; a column of nothing but nulls fails with a message of its own, as does an empty table."
                            + " The newest value that does not lie after the run's clock is judged, and how many do is said; where all of"
                            + " them do, it fails.")
            .dimension(Dimension.TIMELINESS)
            .metric("freshness")
            .judged(Spec.Judged.VALUE)
            .groupable()
            .parameters(PARAMETERS)
            .known(
                    Peer.DBT,
                    "source freshness",
                    "dbt_utils.recency",
                    "dbt_expectations.expect_row_values_to_have_recent_data")
            .known(Peer.SODA, "freshness")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_max_to_be_between")
            .known(Peer.ODCS, "slaProperties.freshness", "slaProperties.latency")
            .example("freshness: {table: orders, column: placed_at, fail_after: 24h, warn_after: 6h}")
            .example("freshness: {table: orders, column: shipped_at, fail_after: 7d, time_zone: UTC}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        Duration fail = arguments.duration("fail_after");
        Duration warn = arguments.duration("warn_after");
        if (fail == null && warn == null) {
            return List.of("it has no limit: give fail_after, warn_after or both");
        }
        return fail != null && warn != null && warn.compareTo(fail) >= 0
                ? List.of("warn_after must be shorter than fail_after: the check fails before it could warn")
                : List.of();
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        @Nullable ZoneId zone = Zones.of(column, arguments.zone("time_zone"));
        String now = Zones.written(ask.asOf(), column, zone);
        Measure<Optional<Object>> newest = ask.max(ask.only(ask.compare(column, Comparison.AT_MOST, now), column));
        Measure<Long> future = ask.countWhere(ask.compare(column, Comparison.ABOVE, now), List.of(column));
        Measure<Long> rows = ask.count();
        @Nullable Duration fail = arguments.duration("fail_after");
        @Nullable Duration warn = arguments.duration("warn_after");
        Map<String, Object> limits = new LinkedHashMap<>();
        if (fail != null) {
            limits.put("fail_after", Text.age(fail));
        }
        if (warn != null) {
            limits.put("warn_after", Text.age(warn));
        }
        Finding.Level none = fail == null ? Finding.Level.WARNED : Finding.Level.FAILED;
        return measures -> {
            Optional<Object> value = measures.get(newest);
            long ahead = measures.get(future);
            if (value.isEmpty()) {
                long there = measures.get(rows);
                if (ahead > 0) {
                    String message =
                            (ahead == 1 ? "The only " : "All " + Text.number(ahead) + " values of ") + column.name()
                                    + Text.with(ahead, " lies", " lie")
                                    + " in the future, so nothing shows how fresh the data is.";
                    return new Finding.Verdict(
                            none,
                            "DATA_STALE",
                            message,
                            List.of(),
                            Map.of("rows", there, "rows_in_the_future", ahead),
                            limits);
                }
                String message = there == 0
                        ? "There are no rows, so nothing is fresh."
                        : Text.noneOf(there) + " a value in " + column.name()
                                + ", so nothing shows how fresh the data is.";
                return new Finding.Verdict(
                        none,
                        there == 0 ? "NO_ROWS" : "DATA_STALE",
                        message,
                        List.of(),
                        Map.of("rows", there),
                        limits,
                        true);
            }
            if (value.get() instanceof InfiniteTime) {
                String message = "The newest " + column.name()
                        + " is infinite, so nothing shows how fresh the data is; " + Zones.without(column) + ".";
                return new Finding.Verdict(none, "DATA_STALE", message, List.of(), Map.of(), limits);
            }
            Instant moment = Zones.moment(value.get(), zone);
            Duration age = Duration.between(moment, ask.asOf());
            Finding.Level level = level(age, fail, warn);
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("newest", moment.toString());
            measured.put("age_seconds", age.toSeconds());
            if (ahead > 0) {
                measured.put("rows_in_the_future", ahead);
            }
            String message = "The newest " + column.name() + (ahead > 0 ? " that is not in the future" : "") + " is "
                    + Text.moment(moment) + ", " + Text.age(age, fail, warn) + " old; " + allowed(level, fail, warn)
                    + (ahead == 0
                            ? "."
                            : "; " + Text.count(ahead, "row") + Text.with(ahead, " lies", " lie") + " in the future.");
            return new Finding.Verdict(level, "DATA_STALE", message, List.of(), measured, limits);
        };
    }

    /** The limit that decided: the one that was passed, or else the one that it stayed within. */
    private static String allowed(Finding.Level level, @Nullable Duration fail, @Nullable Duration warn) {
        return level == Finding.Level.WARNED || fail == null
                ? "at most " + Text.age(Objects.requireNonNull(warn)) + " without a warning"
                : "at most " + Text.age(fail) + " allowed";
    }

    private static Finding.Level level(Duration age, @Nullable Duration fail, @Nullable Duration warn) {
        if (fail != null && age.compareTo(fail) > 0) {
            return Finding.Level.FAILED;
        }
        return warn != null && age.compareTo(warn) > 0 ? Finding.Level.WARNED : Finding.Level.PASSED;
    }
}
