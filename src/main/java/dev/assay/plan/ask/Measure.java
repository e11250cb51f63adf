package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * A question that was asked; {@link Measures} holds its answer. Measures are compared by identity.
 *
 * @param <T> the type of the answer
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Measure<T> {}
