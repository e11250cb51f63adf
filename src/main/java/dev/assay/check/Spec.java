package dev.assay.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check type says of itself: binding and its errors, the JSON Schema and the docs come from it.
 *
 * @param name its key in YAML
 * @param meaning what holds when the check passes, in a sentence
 * @param nulls how nulls are treated, in a sentence
 * @param dimension the quality dimension, as ODCS names them: completeness, uniqueness, consistency, timeliness,
 *     conformity, accuracy, coverage
 * @param grain what one check of the type is about
 * @param main the parameter that a value in short stands for ({@code references: planes(tailnum)}); null where there is
 *     none. With grain COLUMN a list or word at table level stands for columns instead, with grain KEY for the key
 * @param examinesRows whether it examines rows, so that {@code fail_above}, {@code warn_above} and {@code on_empty} apply
 * @param filterable whether {@code filter} applies
 * @param parameters its parameters; a type of grain COLUMN has {@code column}, one of grain KEY {@code columns}, and both
 *     leave it out of this list
 */
public record Spec(
        String name,
        String meaning,
        String nulls,
        String dimension,
        Grain grain,
        @Nullable String main,
        boolean examinesRows,
        boolean filterable,
        List<Parameter> parameters) {

    public Spec {
        parameters = List.copyOf(parameters);
    }

    /** What one check of a type is about. */
    public enum Grain {
        /** One column; a list of columns is one check a column. */
        COLUMN,
        /** The columns of one key together; under a column it is about that column alone. */
        KEY,
        /** A table. */
        TABLE,
        /** No table of its own: the type's SQL names what it reads. */
        QUERY
    }

    /**
     * Whether each check of the type needs an {@code id}: what tells two of them apart is their author's SQL, and text is no
     * identity.
     */
    public boolean needsId() {
        return main != null && parameter(main).stream().anyMatch(p -> p.kind().isSql());
    }

    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }
}
