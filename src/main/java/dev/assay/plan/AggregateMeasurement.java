package dev.assay.plan;

import dev.assay.sql.Relations;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the rows of one table: it can share one statement with all others of its origin.
 *
 * @param <T> the answer's type
 */
sealed interface AggregateMeasurement<T> extends Measurement<T> {

    /** The rows that are aggregated. */
    Subject subject();

    /** Which of them; null: all. */
    @Nullable
    RexNode condition();

    /** The aggregate without a filter. */
    RelBuilder.AggCall bare(RelBuilder builder);

    @Override
    default List<Source> sources() {
        return List.of(subject().source());
    }

    @Override
    default Relations relations() {
        return subject().source().relations();
    }

    @Override
    default RelNode alone() {
        RelBuilder builder = relations().builder().push(subject().rows(condition()));
        return builder.aggregate(builder.groupKey(), bare(builder).as("m1")).build();
    }

    /**
     * Counts the rows that meet a condition.
     *
     * @param condition null: all rows
     * @param shown the columns that its evidence shows beside the key
     */
    record Counted(Subject subject, @Nullable RexNode condition, List<String> shown)
            implements AggregateMeasurement<Long> {

        @Override
        public String signature() {
            return "count of " + condition + " in " + subject;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.count();
        }

        @Override
        public Long read(List<@Nullable Object> row) {
            return Answers.whole(row.get(0));
        }

        @Override
        public Optional<Proven<Long>> proven() {
            return condition == null
                    ? Optional.empty()
                    : new Refutation(subject.source()).of(condition).map(proofs -> new Proven<>(0L, proofs));
        }

        @Override
        public Optional<Evidence> evidence(Answers answers, List<String> key) {
            return condition == null
                    ? Optional.empty()
                    : Optional.of(
                            new Evidence.Matching(subject, condition, Evidence.columns(key, shown), answers.get(this)));
        }
    }

    /** Counts the rows that are examined. */
    record Counting(Subject subject) implements AggregateMeasurement<Examined> {

        @Override
        public String signature() {
            return "rows of " + subject;
        }

        @Override
        public @Nullable RexNode condition() {
            return null;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.count();
        }

        @Override
        public Examined read(List<@Nullable Object> row) {
            return Examined.of(Answers.whole(row.get(0)));
        }
    }

    /** The highest value of a column. */
    record Highest(Subject subject, String column) implements AggregateMeasurement<Optional<Object>> {

        @Override
        public String signature() {
            return "max of " + Measurement.named(List.of(column)) + " in " + subject;
        }

        @Override
        public @Nullable RexNode condition() {
            return null;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.max(builder.field(column));
        }

        @Override
        public Optional<Object> read(List<@Nullable Object> row) {
            return Optional.ofNullable(row.get(0));
        }
    }
}
