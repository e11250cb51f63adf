package dev.assay.check;

import dev.assay.plan.ask.Ask;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A kind of check. A type knows two things only: what to measure, and how the measures become a finding. It sees no
 * connection and no SQL. Types are found by {@link java.util.ServiceLoader}; one of a user's own is a class like those here.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface CheckType {

    /** What the type says of itself. */
    Spec spec();

    /**
     * What is wrong with arguments that bind by themselves but not together, such as {@code min} above {@code max}.
     *
     * @return a sentence a fault, each with what to do; empty where all is well
     */
    default List<String> faults(Arguments arguments) {
        return List.of();
    }

    /**
     * Asks for what the check must know.
     *
     * @param arguments what the author gave; {@code column} or {@code columns} is always there for those grains
     * @param ask takes the questions; its table is the check's
     * @return how the answers are judged
     * @throws dev.assay.plan.ask.UnanswerableException where the catalogue already shows that the question makes no sense
     */
    Evaluator ask(Arguments arguments, Ask ask);
}
