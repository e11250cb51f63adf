package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * A question that was asked; {@link Measures} has the answer. A handle: two are the same only if they are one object.
 *
 * @param <T> the answer's type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Measure<T> {}
