package dev.assay.plan;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.expression.Evidence;
import dev.assay.plan.expression.GroupEvidence;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import dev.assay.sql.Relations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the rows of one table. Aggregates with the same origin can share a statement.
 *
 * @param <T> the answer's type
 */
sealed interface AggregateMeasurement<T> extends Measurement<T> {

    static SqlAggFunction operator(Aggregate aggregate) {
        return switch (aggregate) {
            case MIN -> SqlStdOperatorTable.MIN;
            case MAX -> SqlStdOperatorTable.MAX;
            case SUM -> SqlStdOperatorTable.SUM;
            case AVG -> SqlStdOperatorTable.AVG;
            case STDDEV -> SqlStdOperatorTable.STDDEV_SAMP;
            case VARIANCE -> SqlStdOperatorTable.VAR_SAMP;
        };
    }

    /** The rows to aggregate. */
    RowSet subject();

    /** The rows among these that count; null for all. */
    @Nullable
    RexNode condition();

    RelBuilder.AggCall bare(RelBuilder builder);

    /**
     * The aggregate over the rows that meet a condition.
     *
     * @param which null for all rows
     */
    default RelBuilder.AggCall call(RelBuilder builder, @Nullable RexNode which) {
        return which == null ? bare(builder) : bare(builder).filter(which);
    }

    @Override
    default List<TableSource> sources() {
        return subject().sources();
    }

    @Override
    default Relations relations() {
        return subject().source().relations();
    }

    @Override
    default RelNode alone() {
        if (subject().readsItsOwn()) {
            return new PlannedStatement.Shared(List.of(this)).relation();
        }
        RelBuilder builder = relations().builder().push(subject().rows(condition()));
        return builder.aggregate(builder.groupKey(), call(builder, null).as("m1"))
                .build();
    }

    @Override
    default boolean isOfGroups() {
        return !subject().by().isEmpty();
    }

    @Override
    default int mostRows() {
        return isOfGroups() ? Answers.MOST_GROUPS + 1 : 1;
    }

    /**
     * Counts the rows that meet a condition.
     *
     * @param condition null for all rows
     * @param shown the columns to show in samples, next to the key
     */
    record Counted(RowSet subject, @Nullable RexNode condition, List<String> shown)
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
            return condition == null || subject.readsItsOwn()
                    ? Optional.empty()
                    : new ConstraintRefuter(subject.source()).of(condition).map(proofs -> new Proven<>(0L, proofs));
        }

        @Override
        public Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
            if (condition == null) {
                return Optional.empty();
            }
            if (subject.grouped()) {
                return GroupEvidence.of(subject, condition, wanted.only());
            }
            List<String> columns = wanted.columns(subject.by(), shown);
            if (subject.by().isEmpty()) {
                return Optional.of(
                        subject.evidence(condition, columns, answers.find(this).orElse(0L)));
            }
            List<List<@Nullable Object>> groups = new ArrayList<>();
            long expected = 0;
            for (Group group : wanted.groups()) {
                long rows = group.measures().get(this);
                if (rows > 0 && expected < Sample.MOST && TableSource.canBeFound(group.key())) {
                    groups.add(group.key());
                    expected += rows;
                }
            }
            return groups.isEmpty()
                    ? Optional.empty()
                    : Optional.of(subject.ofGroups(groups).evidence(condition, columns, expected));
        }
    }

    /**
     * Counts rows, but only if some statement reads them anyway.
     *
     * @param condition null for all rows
     */
    record Counting(RowSet subject, @Nullable RexNode condition) implements AggregateMeasurement<ExaminedCount> {

        @Override
        public String signature() {
            return "rows " + (condition == null ? "" : "for which " + condition + " ") + "of " + subject;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.count();
        }

        @Override
        public ExaminedCount read(List<@Nullable Object> row) {
            return ExaminedCount.of(Answers.whole(row.get(0)));
        }
    }

    /** An aggregate function over values. */
    record Aggregated(RowSet subject, Aggregate function, RexNode value)
            implements AggregateMeasurement<Optional<Object>> {

        @Override
        public String signature() {
            return function + " of " + value + " in " + subject;
        }

        @Override
        public @Nullable RexNode condition() {
            return null;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.aggregateCall(operator(function), value);
        }

        @Override
        public Optional<Object> read(List<@Nullable Object> row) {
            return Optional.ofNullable(row.get(0));
        }
    }

    record Distinct(RowSet subject, RexNode value) implements AggregateMeasurement<Long> {

        @Override
        public String signature() {
            return "different " + value + " in " + subject;
        }

        @Override
        public @Nullable RexNode condition() {
            return null;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.count(true, null, value);
        }

        @Override
        public Long read(List<@Nullable Object> row) {
            return Answers.whole(row.get(0));
        }
    }

    /**
     * Counts distinct keys that have no null, or distinct 64-bit hashes of keys with several columns. Equal keys have equal hashes, so if
     * there are as many hashes as rows, no two rows share a key.
     */
    record DistinctKeys(RowSet subject, List<String> key) implements AggregateMeasurement<Long> {

        @Override
        public String signature() {
            return "different keys " + RowSet.named(key) + " in " + subject;
        }

        /**
         * COUNT(DISTINCT) ignores a null in a single column, but a hash over several columns is never null, so such rows must be filtered
         * out.
         */
        @Override
        public @Nullable RexNode condition() {
            return values().size() == key.size() ? null : subject.filled(key);
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return builder.count(true, null, values());
        }

        private List<RexNode> values() {
            TableSource source = subject.source();
            return relations()
                    .functions()
                    .distinct(key.stream().map(source::field).toList());
        }

        @Override
        public Long read(List<@Nullable Object> row) {
            return Answers.whole(row.get(0));
        }
    }

    /** The value below which a share of all values lies. */
    record Quantile(RowSet subject, RexNode value, BigDecimal share) implements AggregateMeasurement<Optional<Object>> {

        @Override
        public String signature() {
            return "quantile " + share + " of " + value + " in " + subject;
        }

        @Override
        public @Nullable RexNode condition() {
            return null;
        }

        @Override
        public RelBuilder.AggCall bare(RelBuilder builder) {
            return call(builder, null);
        }

        /**
         * PERCENTILE_CONT ignores nulls, so CASE replaces FILTER, which not every dialect supports here. The operand is projected first:
         * Calcite would otherwise emit an ordinal, and WITHIN GROUP (ORDER BY 1) sorts by a constant.
         */
        @Override
        public RelBuilder.AggCall call(RelBuilder builder, @Nullable RexNode which) {
            RexNode ordered = value;
            if (which != null || !(value instanceof RexInputRef)) {
                RexNode none = builder.getRexBuilder().makeNullLiteral(value.getType());
                builder.projectPlus(builder.alias(
                        which == null ? value : builder.call(SqlStdOperatorTable.CASE, which, value, none),
                        "q" + builder.fields().size()));
                builder.push(relations().apart(builder.build()));
                ordered = builder.field(builder.fields().size() - 1);
            }
            return builder.aggregateCall(SqlStdOperatorTable.PERCENTILE_CONT, builder.literal(share))
                    .sort(ordered);
        }

        @Override
        public Optional<Object> read(List<@Nullable Object> row) {
            return Optional.ofNullable(row.get(0));
        }
    }

    default Stream<RexNode> expressions() {
        return Stream.ofNullable(condition()).map(Objects::requireNonNull);
    }
}
