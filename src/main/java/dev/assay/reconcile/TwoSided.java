package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Evaluator;
import dev.assay.check.KnownType;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.plan.ask.Ask;
import dev.assay.sql.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check type that compares a table with one of another connection. It sends statements of its own, each to one database, and only their
 * results meet.
 */
public interface TwoSided extends CheckType {

    /** The name of the other connection, beside the suite's. */
    String elsewhere(Arguments arguments);

    /**
     * Compares.
     *
     * @throws DatabaseException if a statement fails
     * @throws dev.assay.plan.ask.UnanswerableException if the sides cannot be compared; the message says why and what to do
     */
    Compared compare(Arguments arguments, Sides sides) throws DatabaseException;

    /**
     * What a comparison found.
     *
     * @param rows what differs, to be shown where rows may be
     * @param shown the columns of tables whose values stand in these rows
     * @param sql the statements that were sent, without their binds
     */
    record Compared(CheckOutcome outcome, Rows rows, List<String> shown, List<String> sql) {}

    /**
     * The sides.
     *
     * @param elsewhere the other connection
     * @param here the suite's connection
     * @param table the checked table, on the suite's connection; null for types without one
     * @param purpose the label of the statements
     */
    record Sides(
            Database elsewhere, Database here, @Nullable TableName table, String purpose) {}

    /** The type as one that compares two tables; empty if it is another. */
    static Optional<TwoSided> of(CheckType type) {
        CheckType own = type instanceof KnownType known ? known.type() : type;
        return own instanceof TwoSided compared ? Optional.of(compared) : Optional.empty();
    }

    /** Asks nothing: {@link #compare} does the work. */
    @Override
    default Evaluator ask(Arguments arguments, Ask ask) {
        return measures -> {
            throw new IllegalStateException("it is compared, not asked");
        };
    }
}
