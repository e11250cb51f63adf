package dev.assay.plan.expression;

import dev.assay.database.Rows;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** The rows that show what is wrong, and how to read them. */
public sealed interface Evidence {

    /**
     * The rows of a table that meet a condition. Several of these on the same table are read in one pass.
     *
     * @param subject the row set that contains them
     * @param condition the condition
     * @param columns the columns to show
     * @param expected their number
     */
    record Matching(RowSet subject, RexNode condition, List<String> columns, long expected) implements Evidence {

        /** The condition, over rows of the subject's {@link RowSet#scan()}. */
        public RexNode within() {
            return Objects.requireNonNull(subject.within(condition));
        }

        /** The same rows as a statement of their own. */
        public RelNode relation() {
            return subject.source().show(subject.rows(condition), columns);
        }
    }

    /**
     * The rows of a relation, read by a statement of their own.
     *
     * @param names the names of its columns; empty: the names that the database returns
     */
    public record Related(RelNode relation, List<String> names) implements Evidence {

        /** Creates evidence with the column names that the database returns. */
        public Related(RelNode relation) {
            this(relation, List.of());
        }

        /** The rows, with these names. */
        public Rows named(Rows rows) {
            return names.isEmpty() ? rows : new Rows(names, rows.rows());
        }
    }

    /** Rows that the scan has already read. */
    record Listed(Rows rows) implements Evidence {}
}
