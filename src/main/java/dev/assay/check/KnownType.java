package dev.assay.check;

import dev.assay.plan.ask.Ask;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A type that has said what it is: it is asked once, so that whatever it throws is thrown there, and what it says does not change.
 *
 * @param type the type itself
 * @param spec what it said
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record KnownType(CheckType type, Spec spec) implements CheckType {

    /** Asks a type what it is. */
    public static KnownType of(CheckType type) {
        return new KnownType(type, Objects.requireNonNull(type.spec(), "a type has a spec"));
    }

    /** Stands for a type that could not say what it is, and is asked nothing more. */
    public static KnownType standIn(Spec spec) {
        return new KnownType(new StandIn(spec), spec);
    }

    private record StandIn(Spec spec) implements CheckType {

        @Override
        public Evaluator ask(Arguments arguments, Ask ask) {
            throw new IllegalStateException(spec.name() + " could not be loaded");
        }
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return type.faults(arguments);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return type.ask(arguments, ask);
    }

    /** {@code not_null (dev.assay.check.builtin.completeness.NotNull)}. */
    @Override
    public String toString() {
        return spec.name() + " (" + type.getClass().getName() + ")";
    }
}
