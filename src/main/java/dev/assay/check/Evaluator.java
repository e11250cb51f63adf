package dev.assay.check;

import dev.assay.plan.ask.Measures;
import org.apiguardian.api.API;

/** How the answers of a check become a finding. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface Evaluator {

    /** Judges the answers. */
    CheckOutcome judge(Measures measures);
}
