package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Spoken;
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Period;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.InfiniteTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code every_period_present}: every hour, day, week or month has a row (dbt_expectations: data for every n datepart). */
public final class EveryPeriodPresent implements CheckType {

    private static final String[] PERIODS =
            Stream.of(Period.values()).map(Period::word).toArray(String[]::new);

    private static final Spec SPEC = Spec.column(
                    "every_period_present", "Every period from the first to the last has a row.")
            .nulls(
                    "A row without a time belongs to no period. With an infinite time the check is BROKEN. If no row has a time,"
                            + " no period can be missing, and on_empty decides.")
            .dimension(Dimension.COVERAGE)
            .counts("period")
            .parameter(Parameter.choice(
                            "period", "The period of the calendar. Times with a zone are converted to UTC.", PERIODS)
                    .suchAs("day")
                    .otherwise("day"))
            .parameter(Parameter.of(
                            "since",
                            Kind.DURATION,
                            "How long before the run's clock the first period is; the last is the clock's own. By default they are the"
                                    + " first and the last that have a row.")
                    .suchAs("30d"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_row_values_to_have_data_for_every_n_datepart",
                    "dbt_utils.sequential_values")
            .known(OtherTool.SODA, "failed_rows")
            .example("every_period_present: {table: orders, column: placed_at, period: day}")
            .example("every_period_present: {table: orders, column: placed_at, period: day, since: 3d}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Period period = Period.valueOf(arguments.text("period").toUpperCase(Locale.ROOT));
        Duration since = arguments.duration("since");
        Value begin = ask.begin(column, period);
        LocalDateTime now = period.begin(LocalDateTime.ofInstant(ask.asOf(), ZoneOffset.UTC));
        Ask rows = ask;
        if (since != null) {
            LocalDateTime from = period.begin(LocalDateTime.ofInstant(ask.asOf().minus(since), ZoneOffset.UTC));
            rows = ask.where(ask.allOf(List.of(
                    ask.compare(begin, Comparison.AT_LEAST, from.toString()),
                    ask.compare(begin, Comparison.AT_MOST, now.toString()))));
        }
        Measure<Long> distinct = rows.distinct(begin);
        Measure<Optional<Object>> first = rows.aggregate(Aggregate.MIN, column);
        Measure<Optional<Object>> last = rows.max(column);
        Measure<ExaminedCount> all = rows.examined();
        return measures -> {
            LocalDateTime from = since != null
                    ? LocalDateTime.ofInstant(ask.asOf().minus(since), ZoneOffset.UTC)
                    : measures.get(first)
                            .map(time -> local("first", column, time))
                            .orElse(now);
            LocalDateTime to = since != null
                    ? now
                    : measures.get(last)
                            .map(time -> local("last", column, time))
                            .orElse(now);
            boolean none = since == null && measures.get(first).isEmpty();
            long expected = none ? 0 : period.count(from, to);
            long missing = expected - measures.get(distinct);
            // without since, both ends are values of rows
            String rule = Text.with(missing, "has", "have") + " no row"
                    + (since == null
                            ? " between the first and the last value of " + column.name()
                            : " between " + Text.amount(period.begin(from)) + " and " + Text.amount(period.begin(to)));
            return new CheckOutcome.Rows(
                    missing,
                    ExaminedCount.of(expected),
                    rule,
                    List.of(),
                    Map.of(),
                    none
                            ? CheckOutcome.Spoken.having(
                                    ExaminedCount.of(0), measures.get(all), Spoken.needed(List.of(column)))
                            : null);
        };
    }

    private static LocalDateTime local(String which, Column column, Object time) {
        if (time instanceof InfiniteTime) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The " + which + " " + column.name() + " is " + time + ", which lies in no period: "
                            + Zones.without(column) + ".");
        }
        return Zones.local(time);
    }
}
