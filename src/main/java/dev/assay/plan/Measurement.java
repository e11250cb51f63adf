package dev.assay.plan;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A question as the planner sees it. Two with the same signature have the same answer, whichever checks asked them.
 *
 * @param <T> the answer's type
 */
sealed interface Measurement<T> extends Measure<T> permits AggregateMeasurement, ScanMeasurement {

    /** What is measured, as text that is equal for equal questions. */
    String signature();

    /** The tables that it reads, as the catalogue has them; empty where only its own SQL names them. */
    List<Source> sources();

    /** The names of the tables that it reads, as far as they are known. */
    default List<String> tables() {
        return sources().stream().map(Source::name).toList();
    }

    /** How many columns its answer takes in a statement's one row. */
    int width();

    /** Reads its answer from its own columns of that row. */
    T read(List<@Nullable Object> columns);

    /**
     * Rows that show what is wrong: the columns named and the measurement's own; empty where there is nothing to show.
     *
     * @param key columns that tell a row of the checked table from others; those that the table lacks are left out
     */
    Optional<RelNode> evidence(List<String> key);
}
