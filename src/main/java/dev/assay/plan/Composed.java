package dev.assay.plan;

import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import java.util.List;

/**
 * An answer computed from the answers to several questions.
 *
 * @param <T> the answer's type
 */
sealed interface Composed<T> extends Measure<T> permits Composed.Parts, KeysOfGroups {

    T answer(Measures measures);

    /** A question that is too long for one statement: concatenates the answers of its parts. */
    record Parts<T>(List<Measurement<List<T>>> parts) implements Composed<List<T>> {

        @Override
        public List<T> answer(Measures measures) {
            return parts.stream().flatMap(part -> measures.get(part).stream()).toList();
        }
    }
}
