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
 * A question as the planner sees it. Two with the same signature have the same answer, whichever checks asked them.
 *
 * @param <T> the answer's type
 */
public sealed interface Measurement<T> extends Measure<T> permits AggregateMeasurement, ScanMeasurement {

    /** What is measured, as text that is equal for equal questions. */
    String signature();

    /** The tables that it reads, as the catalogue has them; empty where only its own SQL names them. */
    List<TableSource> sources();

    /** The names of the tables that it reads, as far as they are known. */
    default List<String> tables() {
        return sources().stream().map(TableSource::name).toList();
    }

    Relations relations();

    /** The statement that answers this question and no other, in the plainest way. */
    RelNode alone();

    /** Reads the answer from the one row that {@link #alone()} returns. */
    T read(List<@Nullable Object> row);

    /** Whether each group of the rows has an answer of its own. */
    default boolean isOfGroups() {
        return false;
    }

    /** Whether {@link #alone()} returns exactly one row, whatever there is. */
    default boolean isOneRow() {
        return mostRows() == 1;
    }

    /** How many rows {@link #alone()} returns at most. */
    default int mostRows() {
        return 1;
    }

    /** Takes the answer from what {@link #alone()} returned. */
    default void read(Rows rows, Answers answers) {
        answers.put(this, read(only(rows)));
    }

    /** What the catalogue says of the answer; empty where it must be measured. */
    default Optional<Proven<T>> proven() {
        return Optional.empty();
    }

    /**
     * An answer that needs no scan.
     *
     * @param proofs what proves it, at least one
     */
    record Proven<T>(T answer, List<Proof> proofs) {}

    /**
     * Rows that show what is wrong; empty where there is nothing to show.
     *
     * @param wanted which columns of them are to be shown
     */
    default Optional<Evidence> evidence(Answers answers, Sample.Wanted wanted) {
        return Optional.empty();
    }

    /** A row of an answer, where a statement returned exactly one. */
    static List<@Nullable Object> only(Rows rows) {
        if (rows.rows().size() != 1) {
            throw new IllegalStateException(
                    "the statement returned " + rows.rows().size() + " rows, not 1");
        }
        return rows.rows().get(0);
    }
}
