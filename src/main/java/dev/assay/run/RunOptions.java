package dev.assay.run;

import dev.assay.database.SavedCatalogue;
import dev.assay.plan.PlanRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be made.
 *
 * @param asOf its one clock
 * @param reports the folder of all reports, absolute
 * @param plan which of the planner's rules apply, as {@link PlanRule#chosen} takes it
 * @param sinks the names of the sinks, in the order in which they are told
 * @param catalogue what stands for the databases, where statements are planned and not sent; null: the databases
 */
public record RunOptions(
        Instant asOf,
        Path reports,
        String plan,
        List<String> sinks,
        @Nullable SavedCatalogue catalogue) {

    /** @throws IllegalArgumentException where the plan is none; the message says what is expected */
    public RunOptions {
        PlanRule.chosen(plan);
        sinks = List.copyOf(sinks);
    }

    /** The rules that apply. */
    List<PlanRule> rules() {
        return PlanRule.chosen(plan);
    }
}
