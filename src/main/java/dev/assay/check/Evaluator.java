package dev.assay.check;

import dev.assay.plan.ask.Measures;
import org.apiguardian.api.API;

/** Turns the answers of a check into its outcome. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface Evaluator {

    /**
     * Judges the answers. It sends no statement.
     *
     * @param measures the answers to the questions that the check asked
     * @return the outcome, before thresholds are applied
     */
    CheckOutcome judge(Measures measures);
}
