package dev.assay.plan.ask;

/**
 * A question that was asked; {@link Measures} has the answer. A handle: two are the same only if they are one object.
 *
 * @param <T> the answer's type
 */
public interface Measure<T> {}
