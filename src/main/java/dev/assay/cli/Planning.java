package dev.assay.cli;

import dev.assay.plan.PlanRule;
import picocli.CommandLine.Option;

/** The option {@code --plan} of {@code run} and {@code plan}. */
final class Planning {

    @Option(
            names = "--plan",
            paramLabel = "HOW",
            defaultValue = PlanRule.FULL,
            description =
                    "full, naive (one statement per question, for comparison), or without:RULE,… for all rules except these."
                            + " Default: ${DEFAULT-VALUE}.")
    private String plan;

    /**
     * The option's value as written.
     *
     * @throws UsageException if it is not a plan
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
