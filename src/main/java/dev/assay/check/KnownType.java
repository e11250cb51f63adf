package dev.assay.check;

import dev.assay.plan.ask.Ask;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A check type together with its spec. The type is asked for its spec only once, so the spec cannot change and
 * exceptions occur in one place.
 *
 * @param type the type itself
 * @param spec the spec that the type returned
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record KnownType(CheckType type, Spec spec) implements CheckType {

    /**
     * Asks a type for its spec, once.
     *
     * @param type the type
     * @return the type with its spec
     */
    public static KnownType of(CheckType type) {
        return new KnownType(type, Objects.requireNonNull(type.spec(), "a type has a spec"));
    }

    /**
     * Creates a stand-in for a type whose spec could not be read. It must not be asked for anything else.
     *
     * @param spec what is known of the type
     * @return the stand-in
     */
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
