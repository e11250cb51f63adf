package dev.assay.plan.ask;

import org.apiguardian.api.API;

/** The answers to the questions of a check. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Measures {

    /**
     * {@return the answer to a question that was asked through the same {@link Ask}}
     *
     * @param measure the question
     * @param <T> the type of the answer
     */
    <T> T get(Measure<T> measure);
}
