package dev.assay.run;

import dev.assay.database.SavedCatalogue;
import dev.assay.history.Keep;
import dev.assay.plan.PlanRule;
import dev.assay.suite.RunSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param settings how long results are kept and valid
 * @param parameters settings of the sinks, as in {@link dev.assay.result.RunInfo#parameters}
 */
public record RunOptions(
        Instant asOf,
        Path reports,
        String plan,
        List<String> sinks,
        @Nullable String environment,
        @Nullable String branch,
        @Nullable SavedCatalogue catalogue,
        RunSettings settings,
        Map<String, String> parameters) {

    /** @throws IllegalArgumentException if {@code plan} is invalid; the message says what is expected */
    public RunOptions {
        PlanRule.chosen(plan);
        sinks = List.copyOf(sinks);
        parameters = Map.copyOf(parameters);
    }

    /** How much of the past is kept. */
    Keep keep() {
        return new Keep(
                Objects.requireNonNullElse(settings.keepRuns(), Keep.DEFAULT.runs()),
                Objects.requireNonNullElse(settings.keepAge(), Keep.DEFAULT.age()));
    }

    /** The planner rules that apply. */
    List<PlanRule> rules() {
        return PlanRule.chosen(plan);
    }
}
