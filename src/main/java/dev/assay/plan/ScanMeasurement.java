package dev.assay.plan;

import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A question that takes a statement of its own.
 *
 * @param <T> the answer's type
 */
sealed interface ScanMeasurement<T> extends Measurement<T> {

    /** The name of a column that counts rows of a group. */
    String ROWS = "rows";

    /** The statement's one row. */
    RelNode relation();

    /** The count of a group: its last column, by its place, because a column of the key may have its name. */
    private static RexNode rows(RelBuilder builder) {
        return builder.field(builder.fields().size() - 1);
    }

    /**
     * How often the values of a key occur. Counting by group gives keys, surplus and duplicated keys at once.
     *
     * @param condition the filters; null: all rows
     */
    record Keys(Source source, List<String> key, @Nullable RexNode condition) implements ScanMeasurement<KeyCounts> {

        @Override
        public String signature() {
            return "keys of " + source.name() + key + " where " + condition;
        }

        @Override
        public List<Source> sources() {
            return List.of(source);
        }

        @Override
        public RelNode relation() {
            RelBuilder builder = groups();
            RexNode duplicated = duplicated(builder);
            return builder.aggregate(
                            builder.groupKey(),
                            builder.sum(rows(builder)).as(ROWS),
                            builder.count().as("keys"),
                            builder.count().filter(duplicated).as("duplicated_keys"),
                            builder.sum(rows(builder)).filter(duplicated).as("duplicated_rows"))
                    .build();
        }

        private RelBuilder groups() {
            RelBuilder builder = source.builder().push(source.rows(source.whole(key, condition)));
            return builder.aggregate(
                    builder.groupKey(builder.fields(key)), builder.count().as(ROWS));
        }

        private static RexNode duplicated(RelBuilder builder) {
            return builder.call(SqlStdOperatorTable.GREATER_THAN, rows(builder), builder.literal(1));
        }

        @Override
        public int width() {
            return 4;
        }

        @Override
        public KeyCounts read(List<@Nullable Object> columns) {
            return new KeyCounts(
                    Answers.whole(columns.get(0)),
                    Answers.whole(columns.get(1)),
                    Answers.whole(columns.get(2)),
                    Answers.whole(columns.get(3)));
        }

        /** The duplicated keys, the most frequent first, with how many rows have each. */
        @Override
        public Optional<RelNode> evidence(List<String> tableKey) {
            RelBuilder builder = groups();
            builder.filter(duplicated(builder));
            List<RexNode> order = new ArrayList<>(List.of(builder.desc(rows(builder))));
            order.addAll(builder.fields(key));
            return Optional.of(builder.sort(order).build());
        }
    }

    /**
     * Rows that refer to nothing.
     *
     * @param shown the columns that its evidence shows beside the key
     * @param condition the filters; null: all rows
     */
    record Orphans(
            Source source,
            Reference reference,
            List<String> shown,
            @Nullable RexNode condition) implements ScanMeasurement<OrphanCounts> {

        @Override
        public String signature() {
            return "orphans of " + source.name() + reference + " where " + condition;
        }

        @Override
        public List<Source> sources() {
            return List.of(source, reference.target());
        }

        @Override
        public RelNode relation() {
            RelBuilder builder = source.builder().push(orphans());
            builder.aggregate(
                    builder.groupKey(builder.fields(reference.columns())),
                    builder.count().as(ROWS));
            return builder.aggregate(
                            builder.groupKey(),
                            builder.sum(rows(builder)).as(ROWS),
                            builder.count().as("keys"))
                    .build();
        }

        /** Filters go below the join: Calcite drops an anti join under a filter, and names would be ambiguous above it. */
        private RelNode orphans() {
            RelBuilder builder = source.builder().push(source.rows(source.whole(reference.columns(), condition)));
            return builder.antiJoin(reference.pushTarget(builder)).build();
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public OrphanCounts read(List<@Nullable Object> values) {
            return new OrphanCounts(Answers.whole(values.get(0)), Answers.whole(values.get(1)));
        }

        @Override
        public Optional<RelNode> evidence(List<String> key) {
            List<String> columns = new ArrayList<>(key);
            columns.addAll(shown);
            return Optional.of(source.show(orphans(), columns));
        }
    }

    /**
     * Rows that are not filled, or refer to nothing. Each table referred to is joined with its distinct values, so that no
     * row is counted twice.
     *
     * @param condition the filters; null: all rows
     */
    record Unlinked(
            Source source,
            List<String> filled,
            List<Reference> references,
            @Nullable RexNode condition) implements ScanMeasurement<UnlinkedCounts> {

        @Override
        public String signature() {
            return "unlinked of " + source.name() + filled + references + " where " + condition;
        }

        @Override
        public List<Source> sources() {
            List<Source> sources = new ArrayList<>(List.of(source));
            references.forEach(reference -> sources.add(reference.target()));
            return sources;
        }

        @Override
        public RelNode relation() {
            RelBuilder builder = source.builder().push(source.rows(condition));
            for (Reference reference : references) {
                builder.join(JoinRelType.LEFT, reference.pushDistinctTarget(builder));
            }
            List<RexNode> missing = new ArrayList<>();
            filled.forEach(column -> missing.add(builder.isNull(builder.field(column))));
            for (int i = source.scan().getRowType().getFieldCount();
                    i < builder.fields().size();
                    i++) {
                missing.add(builder.isNull(builder.field(i)));
            }
            return builder.aggregate(
                            builder.groupKey(),
                            builder.count().as(ROWS),
                            builder.count().filter(builder.or(missing)).as("unlinked"))
                    .build();
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public UnlinkedCounts read(List<@Nullable Object> columns) {
            return new UnlinkedCounts(Answers.whole(columns.get(0)), Answers.whole(columns.get(1)));
        }

        @Override
        public Optional<RelNode> evidence(List<String> key) {
            return Optional.empty();
        }
    }

    /** The rows of a query of the author's own. */
    record Queried(Relations relations, Fragment query) implements ScanMeasurement<Long> {

        @Override
        public String signature() {
            return "rows of " + query.identity();
        }

        @Override
        public List<Source> sources() {
            return List.of();
        }

        @Override
        public List<String> tables() {
            return query.tables().stream().map(Object::toString).toList();
        }

        @Override
        public RelNode relation() {
            RelBuilder builder = relations.builder().push(relations.query(query));
            return builder.aggregate(builder.groupKey(), builder.count().as(ROWS))
                    .build();
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public Long read(List<@Nullable Object> columns) {
            return Answers.whole(columns.get(0));
        }

        @Override
        public Optional<RelNode> evidence(List<String> key) {
            return Optional.of(relations.query(query));
        }
    }
}
