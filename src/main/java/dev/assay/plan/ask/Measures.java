package dev.assay.plan.ask;

/** The answers to the questions of a check. */
public interface Measures {

    /** The answer to a question that was asked through the same {@link Ask}. */
    <T> T get(Measure<T> measure);
}
