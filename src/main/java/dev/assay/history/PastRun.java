package dev.assay.history;

import dev.assay.result.PastResult;
import java.util.Map;

/**
 * A run as the history keeps it.
 *
 * @param results the results by {@link CheckKey}, in declared order
 */
record PastRun(RunHead head, Map<CheckKey, PastResult> results) {}
