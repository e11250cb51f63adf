package dev.assay.history;

import dev.assay.result.PastResult;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the history keeps it.
 *
 * @param asOf the run's clock
 * @param environment the environment that the run selected; null if none
 * @param branch the branch of the code that ran; null if unknown
 * @param whole whether the run selected all checks of its suites
 * @param declarations the name of the file that has the checks as declared
 * @param results the results by {@link CheckKey}, in declared order
 */
record PastRun(
        String runId,
        Instant startedAt,
        Instant finishedAt,
        Instant asOf,
        @Nullable String environment,
        @Nullable String branch,
        String version,
        boolean whole,
        String declarations,
        Map<CheckKey, PastResult> results) {}
