package dev.assay.plan;

import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;

/**
 * What is made of the answers to several questions.
 *
 * @param <T> the type of what is made
 */
sealed interface Composed<T> extends Measure<T> permits Parts, KeysOfGroups {

    T answer(Measures measures);
}
