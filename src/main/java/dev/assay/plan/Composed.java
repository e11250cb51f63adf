package dev.assay.plan;

import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;

/**
 * An answer computed from the answers to several questions.
 *
 * @param <T> the answer's type
 */
sealed interface Composed<T> extends Measure<T> permits Parts, KeysOfGroups {

    T answer(Measures measures);
}
