package dev.assay.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the rows of one table: it shares one statement with all others of its table.
 *
 * @param <T> the answer's type
 */
sealed interface AggregateMeasurement<T> extends Measurement<T> {

    /** The table whose rows are aggregated. */
    Source source();

    /** The aggregate, its filter inside. */
    RelBuilder.AggCall call(RelBuilder builder);

    @Override
    default List<Source> sources() {
        return List.of(source());
    }

    @Override
    default int width() {
        return 1;
    }

    /**
     * Counts the rows that meet a condition.
     *
     * @param condition null: all rows
     * @param shown the columns that its evidence shows beside the key
     */
    record Counted(Source source, @Nullable RexNode condition, List<String> shown)
            implements AggregateMeasurement<Long> {

        @Override
        public String signature() {
            return "count of " + source.name() + " where " + condition;
        }

        @Override
        public RelBuilder.AggCall call(RelBuilder builder) {
            RelBuilder.AggCall count = builder.count();
            return condition == null ? count : count.filter(condition);
        }

        @Override
        public Long read(List<@Nullable Object> columns) {
            return Answers.whole(columns.get(0));
        }

        @Override
        public Optional<RelNode> evidence(List<String> key) {
            if (condition == null) {
                return Optional.empty();
            }
            List<String> columns = new ArrayList<>(key);
            columns.addAll(shown);
            return Optional.of(source.show(source.rows(condition), columns));
        }
    }

    /**
     * The highest value of a column.
     *
     * @param condition null: of all rows
     */
    record Highest(Source source, String column, @Nullable RexNode condition)
            implements AggregateMeasurement<Optional<Object>> {

        @Override
        public String signature() {
            return "max of " + source.name() + "." + column + " where " + condition;
        }

        @Override
        public RelBuilder.AggCall call(RelBuilder builder) {
            RelBuilder.AggCall highest = builder.max(builder.field(column));
            return condition == null ? highest : highest.filter(condition);
        }

        @Override
        public Optional<Object> read(List<@Nullable Object> columns) {
            return Optional.ofNullable(columns.get(0));
        }

        @Override
        public Optional<RelNode> evidence(List<String> key) {
            return Optional.empty();
        }
    }
}
