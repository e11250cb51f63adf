package dev.assay.plan.expression;

import dev.assay.database.Rows;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** Rows that show what is wrong, and how they are come by. */
public sealed interface Evidence {

    /**
     * The rows of a table that meet a condition: several of one table are read in one pass.
     *
     * @param subject the rows among which they are
     * @param condition what they meet
     * @param columns what is shown of them
     * @param expected how many there are
     */
    record Matching(RowSet subject, RexNode condition, List<String> columns, long expected) implements Evidence {

        /** Holds for them, on rows of the subject's {@link RowSet#scan()}. */
        public RexNode within() {
            return Objects.requireNonNull(subject.within(condition));
        }

        /** The same rows by a statement of their own. */
        public RelNode relation() {
            return subject.source().show(subject.rows(condition), columns);
        }
    }

    /**
     * The rows of a relation: a statement of their own.
     *
     * @param names what its columns are called; empty: as the database calls them
     */
    public record Related(RelNode relation, List<String> names) implements Evidence {

        /** Rows with the columns that the database has. */
        public Related(RelNode relation) {
            this(relation, List.of());
        }

        /** Its rows, by these names. */
        public Rows named(Rows rows) {
            return names.isEmpty() ? rows : new Rows(names, rows.rows());
        }
    }

    /** Rows that the scan has read already. */
    record Listed(Rows rows) implements Evidence {}
}
