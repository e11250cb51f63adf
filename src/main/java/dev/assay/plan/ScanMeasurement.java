package dev.assay.plan;

import dev.assay.database.Constraints;
import dev.assay.database.Rows;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.OrphanCounts;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.UnlinkedCounts;
import dev.assay.plan.expression.Evidence;
import dev.assay.plan.expression.Grouping;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A question that needs a statement of its own.
 *
 * @param <T> the answer's type
 */
sealed interface ScanMeasurement<T> extends Measurement<T>
        permits ScanMeasurement.Keys,
                ScanMeasurement.Orphans,
                ScanMeasurement.Unlinked,
                ScanMeasurement.OfQueries,
                ExpectedRows,
                ListedRows,
                MostCommon {

    /** The name of the column with the number of rows in a group. */
    String ROWS = "rows";

    @Override
    default Relations relations() {
        return sources().get(0).relations();
    }

    /** The number of rows in a group. It is the last column, and taken by position because a key column may have the same name. */
    static RexNode rows(RelBuilder builder) {
        return builder.field(builder.fields().size() - 1);
    }

    /**
     * Counts how often the values of a key occur.
     *
     * @param nullsEqual whether nulls are equal; otherwise rows with a null in the key are left out
     */
    record Keys(RowSet subject, List<String> key, boolean nullsEqual) implements ScanMeasurement<KeyCounts> {

        @Override
        public String signature() {
            return "keys " + RowSet.named(key) + (nullsEqual ? " with nulls of " : " of ") + subject;
        }

        /** The rows whose keys count, among the given ones. */
        RelNode rows(RowSet of) {
            return nullsEqual ? of.rows(null) : of.whole(key);
        }

        @Override
        public List<TableSource> sources() {
            return List.of(subject.source());
        }

        @Override
        public RelNode alone() {
            return KeyGroups.counted(this);
        }

        @Override
        public KeyCounts read(List<@Nullable Object> row) {
            return new KeyCounts(Answers.whole(row.get(0)), Answers.whole(row.get(1)), Answers.whole(row.get(2)));
        }

        /**
         * A unique index on part of the key suffices, because rows that differ in a part of the key differ. If nulls are equal, its columns
         * must be NOT NULL.
         */
        @Override
        public Optional<Proven<KeyCounts>> proven() {
            Constraints held = subject.source().table().constraints();
            return held.uniqueKeys().stream()
                    .filter(unique -> key.containsAll(unique.columns()))
                    .filter(unique -> !nullsEqual
                            || unique.columns().stream()
                                    .allMatch(column -> held.notNulls().stream()
                                            .anyMatch(filled -> filled.column().equals(column))))
                    .findFirst()
                    .map(unique -> new Proven<>(KeyCounts.UNIQUE, List.of(new Proof("UNIQUE", unique.name()))));
        }

        @Override
        public Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
            if (!wanted.only().isEmpty()) {
                return Optional.of(
                        new Evidence.Related(subject.source().show(KeyGroups.repeating(this), wanted.only())));
            }
            return Optional.of(answers.listed(this)
                    .<Evidence>map(Evidence.Listed::new)
                    .orElseGet(() -> new Evidence.Related(KeyGroups.duplicates(this))));
        }
    }

    /**
     * Rows whose reference finds no row, or finds one.
     *
     * @param shown the columns to show in samples, next to the key
     * @param linked whether rows that find one are counted, instead of orphans
     */
    record Orphans(RowSet subject, Reference reference, List<String> shown, boolean linked)
            implements ScanMeasurement<OrphanCounts> {

        @Override
        public String signature() {
            return (linked ? "linked " : "orphans ") + reference + " of " + subject;
        }

        @Override
        public List<TableSource> sources() {
            return List.of(subject.source(), reference.target());
        }

        @Override
        public RelNode alone() {
            RelBuilder builder = relations().builder().push(byReference());
            return builder.aggregate(
                            builder.groupKey(),
                            builder.sum(rows(builder)).as(ROWS),
                            builder.count().as("keys"))
                    .build();
        }

        /** One row per reference: its values in the order of the columns, then the number of rows. */
        RelNode byReference() {
            RelBuilder builder = relations().builder().push(referring());
            return Grouping.push(
                            builder,
                            builder.fields(reference.columns()),
                            List.of(builder.count().as(ROWS)))
                    .build();
        }

        /**
         * The orphaned or linked rows. Filters go below the join: Calcite drops an anti-join under a filter, and column names would be
         * ambiguous above it. With a condition on the other table, a derived table in FROM replaces EXISTS, because inside EXISTS a column
         * that the other table lacks would silently resolve to the referring table.
         */
        RelNode referring() {
            RelBuilder builder = relations().builder().push(subject.whole(reference.columns()));
            if (reference.counted() != null) {
                int own = builder.fields().size();
                builder.join(JoinRelType.LEFT, reference.pushDistinctTarget(builder));
                builder.filter(linked ? builder.isNotNull(rows(builder)) : builder.isNull(rows(builder)));
                return builder.project(builder.fields().subList(0, own)).build();
            }
            List<RexNode> joining = reference.pushTarget(builder);
            return (linked ? builder.semiJoin(joining) : builder.antiJoin(joining)).build();
        }

        @Override
        public OrphanCounts read(List<@Nullable Object> row) {
            return new OrphanCounts(Answers.whole(row.get(0)), Answers.whole(row.get(1)));
        }

        @Override
        public Optional<Proven<OrphanCounts>> proven() {
            return subject.source().table().constraints().foreignKeys().stream()
                    .filter(key -> !linked && reference.isHeldBy(key))
                    .findFirst()
                    .map(key -> new Proven<>(new OrphanCounts(0, 0), List.of(new Proof("FOREIGN KEY", key.name()))));
        }

        /** If the scan has listed the values, the rows are looked for by value, in the pass that other checks' samples share. */
        @Override
        public Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
            List<String> columns = wanted.columns(List.of(), shown);
            return Optional.of(answers.listed(this)
                    .filter(values -> reference.canBeFound(subject.source(), values))
                    .<Evidence>map(values -> new Evidence.Matching(
                            subject,
                            subject.source().isOneOf(reference.columns(), values.rows()),
                            columns,
                            answers.get(this).rows()))
                    .orElseGet(() -> new Evidence.Related(subject.source().show(referring(), columns))));
        }
    }

    /**
     * Rows with a missing value or an orphaned reference. Each referenced table is joined by its distinct keys, so that no row is counted
     * twice.
     */
    record Unlinked(RowSet subject, List<String> filled, List<Reference> references)
            implements ScanMeasurement<UnlinkedCounts> {

        @Override
        public String signature() {
            return "unlinked " + RowSet.named(filled) + " " + references + " of " + subject;
        }

        @Override
        public List<TableSource> sources() {
            List<TableSource> sources = new ArrayList<>(List.of(subject.source()));
            references.forEach(reference -> sources.add(reference.target()));
            return sources;
        }

        @Override
        public RelNode alone() {
            RelBuilder builder = relations().builder().push(subject.rows(null));
            List<RexNode> missing = new ArrayList<>();
            filled.forEach(column -> missing.add(builder.isNull(builder.field(column))));
            for (Reference reference : references) {
                builder.join(JoinRelType.LEFT, reference.pushDistinctTarget(builder));
                missing.add(builder.isNull(rows(builder)));
            }
            return builder.aggregate(
                            builder.groupKey(),
                            builder.count().as(ROWS),
                            builder.count().filter(builder.or(missing)).as("unlinked"))
                    .build();
        }

        @Override
        public UnlinkedCounts read(List<@Nullable Object> row) {
            return new UnlinkedCounts(Answers.whole(row.get(0)), Answers.whole(row.get(1)));
        }
    }

    /** A question about an author's queries. The tables are not in the catalogue's form, because only the SQL names them. */
    sealed interface OfQueries<T> extends ScanMeasurement<T> {

        List<Fragment> queries();

        @Override
        default List<TableSource> sources() {
            return List.of();
        }

        @Override
        default List<String> tables() {
            return queries().stream()
                    .flatMap(query -> query.tables().stream())
                    .map(Object::toString)
                    .distinct()
                    .toList();
        }
    }

    /** Counts rows that authors' queries return. */
    sealed interface CountOfQueries extends OfQueries<Long> {

        /** The rows to count, which are the evidence too. */
        RelNode rows();

        @Override
        default RelNode alone() {
            RelBuilder builder = relations().builder().push(rows());
            return builder.aggregate(builder.groupKey(), builder.count().as(ROWS))
                    .build();
        }

        @Override
        default Long read(List<@Nullable Object> row) {
            return Answers.whole(row.get(0));
        }

        @Override
        default Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
            return Optional.of(new Evidence.Related(rows()));
        }
    }

    /** Counts the rows of an author's query. */
    record Queried(Relations relations, Fragment query) implements CountOfQueries {

        @Override
        public List<Fragment> queries() {
            return List.of(query);
        }

        @Override
        public String signature() {
            return "rows of " + query.identity();
        }

        @Override
        public RelNode rows() {
            return relations.query(query);
        }
    }

    /** Counts the distinct rows of one author's query that another one does not return. */
    record Excepted(Relations relations, Fragment query, Fragment butNot) implements CountOfQueries {

        @Override
        public List<Fragment> queries() {
            return List.of(query, butNot);
        }

        @Override
        public String signature() {
            return "rows of " + query.identity() + " but not of " + butNot.identity();
        }

        @Override
        public RelNode rows() {
            RelBuilder builder = relations.builder();
            builder.push(relations.query(query)).push(relations.query(butNot));
            return builder.minus(false).build();
        }
    }

    /** Reads the one value of an author's query. */
    record Valued(Relations relations, Fragment query) implements OfQueries<Optional<Object>> {

        @Override
        public List<Fragment> queries() {
            return List.of(query);
        }

        @Override
        public String signature() {
            return "value of " + query.identity();
        }

        @Override
        public RelNode alone() {
            return relations.query(query);
        }

        /** Reads a second row to detect a query that returns too many. */
        @Override
        public int mostRows() {
            return 2;
        }

        @Override
        public void read(Rows rows, Answers answers) {
            if (rows.rows().size() > 1) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "The query returned more than one row: write one that returns one value.");
            }
            answers.put(this, rows.rows().isEmpty() ? Optional.empty() : read(Measurement.only(rows)));
        }

        @Override
        public Optional<Object> read(List<@Nullable Object> row) {
            return Optional.ofNullable(row.get(0));
        }
    }
}
