package dev.assay.reconcile;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Evaluator;
import dev.assay.check.KnownType;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.Measures;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A check type that compares what lies on two connections, or asks more of one than its tables. It sends statements of its own, each to one database, and only their
 * results meet.
 */
public interface TwoSided extends CheckType {

    /** The name of the other connection, beside the suite's; null if the type asks the suite's alone. */
    @Nullable
    String elsewhere(Arguments arguments);

    /**
     * Looks up what the comparison needs, without sending a statement about rows.
     *
     * @return the statements that it would send, each with its connection; empty if they depend on what differs
     * @throws DatabaseException if a catalogue cannot be read, or lacks a table
     * @throws dev.assay.plan.ask.UnanswerableException if the sides cannot be compared; the message says why and what to do
     */
    default List<Statement> lookUp(Arguments arguments, Sides sides) throws DatabaseException {
        return List.of();
    }

    /**
     * Compares.
     *
     * @throws DatabaseException if a statement fails
     * @throws dev.assay.plan.ask.UnanswerableException if the sides cannot be compared; the message says why and what to do
     */
    Compared compare(Arguments arguments, Sides sides) throws DatabaseException;

    /** A statement, without its binds, and the connection that it goes to. */
    record Statement(String connection, String sql) {}

    /**
     * What a comparison found.
     *
     * @param rows what differs, to be shown where rows may be
     * @param shown the columns of the checked table whose values stand in these rows
     * @param shownElsewhere the columns of the other table whose values stand in these rows
     * @param sql the statements that were sent, without their binds
     * @param moments when the sides were read, by name
     * @param note a sentence to follow the message; empty if there is nothing to say
     */
    record Compared(
            CheckOutcome outcome,
            Rows rows,
            List<String> shown,
            List<String> shownElsewhere,
            List<String> sql,
            Map<String, String> moments,
            String note) {

        /** Rows of which both tables call the shown columns alike, and nothing more to say. */
        public Compared(CheckOutcome outcome, Rows rows, List<String> shown, List<String> sql) {
            this(outcome, rows, shown, shown, sql, Map.of(), "");
        }
    }

    /**
     * The sides.
     *
     * @param elsewhere the other connection; the suite's where there is no other
     * @param here the suite's connection
     * @param table the checked table, on the suite's connection; null for types without one
     * @param purpose the label of the statements
     * @param checked the tables that the suite's checks are about
     * @param memo what the check keeps from run to run, whatever its verdict
     * @param shown whether the columns of {@link #identifying} may be shown
     * @param kept whether even a number of them may be kept, which only tells where a row is
     * @param ofElsewhere asks about tables of the other connection; it has none of its own
     * @param ofHere asks about the rows of the checked table, as filtered
     */
    record Sides(
            Database elsewhere,
            Database here,
            @Nullable TableName table,
            Purpose purpose,
            Checked checked,
            CheckState memo,
            boolean shown,
            boolean kept,
            Asking ofElsewhere,
            Asking ofHere) {

        /** Whether both databases are of one kind. */
        boolean areAlike() {
            return elsewhere.dialect().name().equals(here.dialect().name());
        }
    }

    /**
     * The tables that a suite's checks are about.
     *
     * @param patterns whether it has checks of tables that only the catalogue can tell, which are not among these
     */
    record Checked(List<TableName> tables, boolean patterns) {}

    /** The columns of which values may be kept in the memo or shown. */
    default List<String> identifying(Arguments arguments) {
        return List.of();
    }

    /** Asks questions about one side, in statements of their own. */
    interface Asking {

        /** Plans the statements, and sends none. */
        <T> Asked<T> plan(Function<Ask, T> questions) throws DatabaseException;

        /** Sends the statements; each call asks anew. */
        <T> Answered<T> ask(Function<Ask, T> questions) throws DatabaseException;
    }

    /**
     * Questions that were planned.
     *
     * @param questions what the caller asked
     * @param sql the statements
     */
    record Asked<T>(T questions, List<String> sql) {}

    /**
     * Questions with their answers.
     *
     * @param at when the statements were sent
     */
    record Answered<T>(Asked<T> asked, Measures measures, Instant at) {}

    /** The type as one that compares two tables; empty if it is another, or its check stays on its own connection. */
    static Optional<TwoSided> of(CheckType type, Arguments arguments) {
        CheckType own = type instanceof KnownType known ? known.type() : type;
        if (own instanceof TwoSided compared) {
            return Optional.of(compared);
        }
        return own instanceof AcrossConnections may && may.elsewhere(arguments).isPresent()
                ? Optional.of(new SmallMatch(may))
                : Optional.empty();
    }

    /** Asks nothing: {@link #compare} does the work. */
    @Override
    default Evaluator ask(Arguments arguments, Ask ask) {
        return measures -> {
            throw new IllegalStateException("it is compared, not asked");
        };
    }
}
