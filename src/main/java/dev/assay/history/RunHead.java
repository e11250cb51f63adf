package dev.assay.history;

import dev.assay.result.RunWarning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history says of a run as a whole.
 *
 * @param runId the run's id
 * @param startedAt when it began
 * @param finishedAt when its last check was judged
 * @param asOf the run's clock
 * @param environment the environment that the run selected; null if none
 * @param branch the branch of the code that ran; null if unknown
 * @param version the version of Assay
 * @param whole whether the run selected all checks of its suites
 * @param suites the paths of its suites
 * @param patterns the patterns of which it selected all that they mean, as {@link PatternKey}
 * @param unsure the ids of declared checks that it left out and of which earlier runs had no current result
 * @param unaccepted the ids of checks that it left out and whose waiver had ended since their last result
 * @param warnings what the owners of connections should know
 * @param declarations the name of the file that has the checks as declared, without its affixes
 */
public record RunHead(
        String runId,
        Instant startedAt,
        Instant finishedAt,
        Instant asOf,
        @Nullable String environment,
        @Nullable String branch,
        String version,
        boolean whole,
        List<String> suites,
        List<String> patterns,
        List<String> unsure,
        List<String> unaccepted,
        List<RunWarning> warnings,
        String declarations) {

    public RunHead {
        suites = List.copyOf(suites);
        patterns = List.copyOf(patterns);
        unsure = List.copyOf(unsure);
        unaccepted = List.copyOf(unaccepted);
        warnings = List.copyOf(warnings);
    }
}
