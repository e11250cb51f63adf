package dev.assay.run;

import dev.assay.database.SavedCatalogue;
import dev.assay.plan.PlanRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run.
 *
 * @param asOf the run's clock
 * @param reports the folder of all reports, absolute
 * @param plan the planner's rules, in the form of {@link PlanRule#chosen}
 * @param sinks the names of the sinks, in the order of notification
 * @param environment the environment that connections are chosen from; null if none
 * @param branch the branch of the code that runs; null if unknown
 * @param catalogue a saved catalogue to plan with, without sending statements; null to use databases
 */
public record RunOptions(
        Instant asOf,
        Path reports,
        String plan,
        List<String> sinks,
        @Nullable String environment,
        @Nullable String branch,
        @Nullable SavedCatalogue catalogue) {

    /** @throws IllegalArgumentException if {@code plan} is invalid; the message says what is expected */
    public RunOptions {
        PlanRule.chosen(plan);
        sinks = List.copyOf(sinks);
    }

    /** The planner rules that apply. */
    List<PlanRule> rules() {
        return PlanRule.chosen(plan);
    }
}
