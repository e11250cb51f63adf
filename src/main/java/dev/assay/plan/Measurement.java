package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.expression.Evidence;
import dev.assay.plan.expression.TableSource;
import dev.assay.sql.Relations;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A question as the planner sees it. Questions with the same signature have the same answer, whichever check asks them.
 *
 * @param <T> the answer's type
 */
public sealed interface Measurement<T> extends Measure<T> permits AggregateMeasurement, ScanMeasurement {

    /** A text that identifies the question. Equal questions have equal signatures. */
    String signature();

    /** The tables that the question reads; empty if only the author's SQL names them. */
    List<TableSource> sources();

    /** The names of the tables that the question reads, as far as they are known. */
    default List<String> tables() {
        return sources().stream().map(TableSource::name).toList();
    }

    Relations relations();

    /** The simplest statement that answers this question alone. */
    RelNode alone();

    /** Reads the answer from the row that {@link #alone()} returns. */
    T read(List<@Nullable Object> row);

    /** Whether the answer is given per group. */
    default boolean isOfGroups() {
        return false;
    }

    /** Whether {@link #alone()} always returns exactly one row. */
    default boolean isOneRow() {
        return mostRows() == 1;
    }

    /** The maximum number of rows that {@link #alone()} returns. */
    default int mostRows() {
        return 1;
    }

    /** Reads the answer from the result of {@link #alone()}. */
    default void read(Rows rows, Answers answers) {
        answers.put(this, read(only(rows)));
    }

    /** The answer from the catalogue; empty if it must be measured. */
    default Optional<Proven<T>> proven() {
        return Optional.empty();
    }

    /**
     * An answer that needs no scan.
     *
     * @param proofs the constraints that prove it, at least one
     */
    record Proven<T>(T answer, List<Proof> proofs) {}

    /**
     * A constraint or an index that answers a question without a scan.
     *
     * @param kind its kind in SQL: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
     * @param constraint the name of the constraint or index
     */
    record Proof(String kind, String constraint) {

        @Override
        public String toString() {
            return kind + " " + constraint;
        }
    }

    /**
     * The rows that show what is wrong; empty if there is nothing to show.
     *
     * @param wanted the columns to show
     */
    default Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
        return Optional.empty();
    }

    /** The only row of a result. */
    static List<@Nullable Object> only(Rows rows) {
        if (rows.rows().size() != 1) {
            throw new IllegalStateException(
                    "the statement returned " + rows.rows().size() + " rows, not 1");
        }
        return rows.rows().get(0);
    }
}
