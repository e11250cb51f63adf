package dev.assay.run;

import java.util.Collection;
import java.util.List;

/**
 * The purpose of statements, as the database's owner sees it in the query history.
 *
 * @param runId the run's id
 * @param suites the names of the suites that they serve, sorted, without duplicates
 */
record Purpose(String runId, List<String> suites) {

    static Purpose of(String runId, Collection<String> suites) {
        return new Purpose(runId, suites.stream().distinct().sorted().toList());
    }

    /** The purpose of statements that serve no verdict: catalogue lookups and reading failing rows. */
    static String ofLookUps(String runId) {
        return "assay " + runId;
    }

    /** The common start of a run's purposes, except for lookups and samples. */
    static String prefix(String runId) {
        return ofLookUps(runId) + " ";
    }

    @Override
    public String toString() {
        return prefix(runId) + String.join(", ", suites);
    }
}
