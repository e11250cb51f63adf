package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
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
                            + " A newest value more than a day in the future warns.")
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

    /** How far in the future the newest value may lie before it is taken for a fault: more than any two zones differ. */
    private static final Duration FUTURE = Duration.ofDays(-1);

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
        Measure<Optional<Object>> newest = ask.max(column);
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
            if (value.isEmpty()) {
                long there = measures.get(rows);
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
                        there == 0);
            }
            if (value.get() instanceof InfiniteTime) {
                String message = "The newest " + column.name()
                        + " is infinite, so nothing shows how fresh the data is; " + Zones.without(column) + ".";
                return new Finding.Verdict(none, "DATA_STALE", message, List.of(), Map.of(), limits);
            }
            Instant moment = Zones.moment(value.get(), zone);
            Duration age = Duration.between(moment, ask.asOf());
            boolean future = age.compareTo(FUTURE) < 0;
            Finding.Level level = future ? Finding.Level.WARNED : level(age, fail, warn);
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("newest", moment.toString());
            measured.put("age_seconds", age.toSeconds());
            String message = "The newest " + column.name() + " is " + Text.moment(moment) + ", " + said(age, fail, warn)
                    + "; "
                    + (future ? "it hides how fresh the rest is" : allowed(level, fail, warn)) + ".";
            return new Finding.Verdict(level, "DATA_STALE", message, List.of(), measured, limits);
        };
    }

    /** The limit that decided: the one that was passed, or else the one that it stayed within. */
    private static String allowed(Finding.Level level, @Nullable Duration fail, @Nullable Duration warn) {
        return level == Finding.Level.WARNED || fail == null
                ? "at most " + Text.age(Objects.requireNonNull(warn)) + " without a warning"
                : "at most " + Text.age(fail) + " allowed";
    }

    private static String said(Duration age, @Nullable Duration fail, @Nullable Duration warn) {
        return age.isNegative() ? Text.age(age.negated()) + " in the future" : Text.age(age, fail, warn) + " old";
    }

    private static Finding.Level level(Duration age, @Nullable Duration fail, @Nullable Duration warn) {
        if (fail != null && age.compareTo(fail) > 0) {
            return Finding.Level.FAILED;
        }
        return warn != null && age.compareTo(warn) > 0 ? Finding.Level.WARNED : Finding.Level.PASSED;
    }
}
