package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code inserted_rows}: the number of rows with a recent time is within bounds. */
public final class InsertedRows implements Bounded {

    private static final Spec SPEC = Spec.column(
                    "inserted_rows", "The number of rows that arrived within an age is within the bounds.")
            .nulls("A row without a time is not counted. An empty table has 0.")
            .dimension(Dimension.COVERAGE)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("inserted_rows")
            .groupable()
            .parameter(Parameter.of(
                            "within",
                            Kind.DURATION,
                            "The age up to which rows count, by the run's clock; both ends are inclusive.")
                    .suchAs("24h")
                    .needed())
            .parameters(Bounds.parameters(Kind.COUNT))
            .parameter(Zones.PARAMETER)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_row_count_to_be_between",
                    "dbt_expectations.expect_row_values_to_have_recent_data",
                    "dbt_utils.recency")
            .known(OtherTool.SODA, "row_count")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_table_row_count_to_be_between")
            .example("inserted_rows: {table: orders, column: loaded_at, within: 24h, min: 1}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        @Nullable ZoneId zone = Zones.of(column, arguments.zone("time_zone"));
        Duration within = Objects.requireNonNull(arguments.duration("within"));
        Measure<Long> fresh = ask.countWhere(
                ask.allOf(List.of(
                        ask.compare(
                                column,
                                Comparison.AT_LEAST,
                                Zones.written(ask.asOf().minus(within), column, zone)),
                        ask.compare(column, Comparison.AT_MOST, Zones.written(ask.asOf(), column, zone)))),
                List.of(column));
        Measure<Long> rows = ask.count();
        return measures -> MeasuredValue.of(
                "The number of rows with " + Text.a(column.name()) + " within " + Text.age(within),
                "inserted_rows",
                measures.get(fresh),
                measures.get(rows),
                bounds);
    }
}
