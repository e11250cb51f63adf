package dev.assay.check.builtin.time;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Computed;
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import dev.assay.result.Severity;
import dev.assay.sql.ValueType;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code freshness}: the newest value of a time column is recent enough (dbt: source freshness). The age is relative to the run's clock.
 * The column is compared without a conversion, so that an index or a partition can be used.
 */
public final class Freshness implements CheckType {

    private static final Parameter ZONE = Parameter.of(
            "time_zone",
            Kind.ZONE,
            "The time zone of a column or an expression that has none, such as UTC or Europe/Paris. Required for timestamp"
                    + " without time zone and date. Days, months and years are counted in it too; a check without them refuses it"
                    + " for a column with a zone of its own. With time_zone, an expression must return a time in that zone:"
                    + " placed_at AT TIME ZONE 'Europe/Paris'.");

    private static final Spec SPEC = Spec.column("freshness", "The newest row is recent enough.")
            .nulls(
                    "Nulls are ignored. A column with only nulls fails, and so does an empty table; the message says which it is."
                            + " The newest value that is not after the run's clock is judged, and the message says how many are after it; if"
                            + " all are, the check fails. If warn_after is the only limit, all of these warn instead.")
            .dimension(Dimension.TIMELINESS)
            .severity(Severity.CRITICAL)
            .metric("freshness")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("age_seconds")
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameter(Parameter.of(
                            "fail_after",
                            Kind.AGE,
                            "The age above which the check fails. 3mo and 1y are calendar months and years in time_zone, by default in UTC.")
                    .varies(Parameter.Variance.UPPER_BOUND))
            .parameter(Parameter.of("warn_after", Kind.AGE, "The age above which the check warns.")
                    .varies(Parameter.Variance.WARNING))
            .parameter(ZONE)
            .parameters(Due.PARAMETERS)
            .known(
                    OtherTool.DBT,
                    "source freshness",
                    "dbt_utils.recency",
                    "dbt_expectations.expect_row_values_to_have_recent_data")
            .known(OtherTool.SODA, "freshness")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_max_to_be_between")
            .known(OtherTool.ODCS, "slaProperties.freshness", "slaProperties.latency")
            .example("freshness: {table: orders, column: placed_at, fail_after: 24h, warn_after: 6h}")
            .example("freshness: {table: orders, column: shipped_at, fail_after: 7d, time_zone: UTC}")
            .example(
                    "freshness: {table: orders, column: placed_at, by: \"06:30\", on: [mon, tue, wed, thu, fri], time_zone: Europe/Paris}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Due.faults(arguments, arguments.age("fail_after"), arguments.age("warn_after"));
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        @Nullable TemporalAmount fail = arguments.age("fail_after");
        @Nullable TemporalAmount warn = arguments.age("warn_after");
        @Nullable ZoneId zone = arguments.zone("time_zone");
        Value value = Computed.of(arguments, ask, zone == null ? ValueType.TIMESTAMP_TZ : ValueType.TIMESTAMP);
        List<Column> shown = value instanceof Column column ? List.of(column) : List.of();
        if (value instanceof Column column
                && !(column.type() == ValueType.TIMESTAMP_TZ && Due.byCalendar(arguments, fail, warn))) {
            zone = Zones.of(column, zone);
        }
        String now = Zones.written(ask.asOf(), value, zone);
        Measure<Optional<Object>> newest = ask.max(ask.only(ask.compare(value, Comparison.AT_MOST, now), value));
        Measure<Long> future = ask.countWhere(ask.compare(value, Comparison.ABOVE, now), shown);
        Measure<Long> rows = ask.count();
        Due due = Due.of(arguments, ask.asOf());
        boolean fails = fail != null || warn == null;
        Newest judged = new Newest(Computed.words(value), value, zone, ask.asOf(), due, fails, fail, warn);
        return measures -> judged.judge(measures.get(newest), measures.get(future), measures.get(rows));
    }
}
