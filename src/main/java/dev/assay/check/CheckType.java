package dev.assay.check;

import dev.assay.plan.ask.Ask;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A kind of check. A type knows only what to measure and how to judge the answers; it sees no connection and no SQL.
 * Types are loaded by {@link java.util.ServiceLoader}, the built-in ones and a user's own alike.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface CheckType {

    /** {@return the declaration of the type: its name, parameters, documentation and traits} */
    Spec spec();

    /**
     * Finds arguments that are valid on their own but not together, such as a {@code min} above {@code max}.
     *
     * @param arguments the author's arguments, each of the right type
     * @return one sentence per fault, each with a remedy; empty if the arguments are valid
     */
    default List<String> faults(Arguments arguments) {
        return List.of();
    }

    /**
     * Asks the questions of a check.
     *
     * @param arguments the author's arguments; {@code column} or {@code columns} is always present for types of these
     *     grains
     * @param ask takes questions about the checked table
     * @return the evaluator of the answers
     * @throws dev.assay.plan.ask.UnanswerableException if the catalogue already shows that a question cannot be
     *     answered
     */
    Evaluator ask(Arguments arguments, Ask ask);
}
