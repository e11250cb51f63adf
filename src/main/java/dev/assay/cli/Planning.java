package dev.assay.cli;

import dev.assay.plan.PlanRule;
import picocli.CommandLine.Option;

/** How statements are planned: the option that {@code run} and {@code plan} share. */
final class Planning {

    @Option(
            names = "--plan",
            paramLabel = "HOW",
            defaultValue = PlanRule.FULL,
            description =
                    "full, naive (a statement a question, to compare with), or without:RULE,… for all rules but these."
                            + " Default: ${DEFAULT-VALUE}.")
    private String plan;

    /**
     * As it was written.
     *
     * @throws UsageException where it is no plan
     */
    String text() {
        try {
            PlanRule.chosen(plan);
            return plan;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--plan " + plan + ": " + e.getMessage());
        }
    }
}
