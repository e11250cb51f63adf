package dev.assay.check;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A check type that compares its table with another one, which may lie on another connection. If it does, each side is asked on its
 * own, and only the answers meet; otherwise {@link #ask} asks both at once.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface AcrossConnections extends CheckType {

    /** So many rows of a side are compared at most. */
    int MOST_ROWS = 100_000;

    /**
     * {@return the name of the other connection; empty if the check stays on its own}
     *
     * @param arguments the check's arguments
     */
    Optional<String> elsewhere(Arguments arguments);

    /**
     * {@return the questions about the checked table}
     *
     * @param arguments the check's arguments
     * @param ask asks about the rows of the check's table
     * @param versioned whether the answer needs {@link Listed#version}
     */
    Side here(Arguments arguments, Ask ask, boolean versioned);

    /**
     * {@return the questions about the other table}
     *
     * @param arguments the check's arguments
     * @param ask asks about tables of the other connection; it has none of its own
     * @param versioned whether the answer needs {@link Listed#version}
     * @param here what is asked of the checked table
     */
    Side there(Arguments arguments, Ask ask, boolean versioned, Side here);

    /**
     * Judges the answers.
     *
     * @param arguments the check's arguments
     * @param here the answer of this side
     * @param there the answer of the other side
     * @return the outcome
     */
    Met meet(Arguments arguments, Answer here, Answer there);

    /**
     * What is asked of a side.
     *
     * @param equal the values that must be equal to those of the other side, as the first columns of the answer; empty if their types
     *     are known only once they are there
     * @param near the numbers that may differ within a tolerance, as the next columns
     * @param names the names of the compared columns, in the author's order
     * @param further the names of further columns that only the other table should have, or has: of the checked table those that the
     *     author leaves out and it lacks, of the other table those that are not compared although nobody leaves them out
     * @param answer reads the answer
     */
    record Side(
            List<? extends Value> equal,
            List<? extends Value> near,
            List<String> names,
            List<String> further,
            Function<Measures, Listed> answer) {

        /**
         * Creates questions whose answers are equal or not.
         *
         * @param equal the values that must be equal, as the first columns of the answer
         * @param answer reads the answer
         */
        public Side(List<? extends Value> equal, Function<Measures, Listed> answer) {
            this(equal, List.of(), equal.stream().map(Value::name).toList(), List.of(), answer);
        }
    }

    /**
     * An answer.
     *
     * @param side what was asked
     * @param database the kind of the side's database: {@code PostgreSQL}
     * @param rows the rows, their values in a form in which equal ones of both sides are equal: BigDecimal for numbers, or Double for those
     *     that are none, Boolean, String, LocalDate, LocalDateTime, Instant, null
     */
    record Answer(Side side, String database, List<List<@Nullable Object>> rows) {}

    /**
     * What the comparison of both answers gives.
     *
     * @param outcome the outcome
     * @param agree whether nothing differs
     * @param shown the columns of the checked table whose values stand in the rows
     * @param shownThere the columns of the other table whose values stand in the rows
     * @param columns the names of the columns of the rows
     * @param rows some of what differs
     */
    record Met(
            CheckOutcome outcome,
            boolean agree,
            List<String> shown,
            List<String> shownThere,
            List<String> columns,
            List<List<@Nullable Object>> rows) {

        /**
         * Creates a result without rows to show.
         *
         * @param outcome the outcome
         * @param agree whether nothing differs
         */
        public Met(CheckOutcome outcome, boolean agree) {
            this(outcome, agree, List.of(), List.of(), List.of(), List.of());
        }
    }
}
