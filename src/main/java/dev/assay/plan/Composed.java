package dev.assay.plan;

/**
 * What is made of the answers to several questions.
 *
 * @param <T> the type of what is made
 */
sealed interface Composed<T> extends Measure<T> permits Parts, KeysOfGroups {

    T answer(Measures measures);
}
