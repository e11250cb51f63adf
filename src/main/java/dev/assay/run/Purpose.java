package dev.assay.run;

import java.util.Collection;
import java.util.List;

/**
 * What statements are for, as a database's owner finds them in its history.
 *
 * @param runId the run's id
 * @param suites the names of the suites that they serve, each once, in the order of their names
 */
record Purpose(String runId, List<String> suites) {

    static Purpose of(String runId, Collection<String> suites) {
        return new Purpose(runId, suites.stream().distinct().sorted().toList());
    }

    /** The purpose of what serves no verdict: asking the catalogue, reading failing rows. */
    static String ofLookUps(String runId) {
        return "assay " + runId;
    }

    /** What the purposes of a run begin with, those of look-ups and samples aside. */
    static String prefix(String runId) {
        return ofLookUps(runId) + " ";
    }

    /** {@code assay 20260102T030405-ab12 Orders, Shop}. */
    @Override
    public String toString() {
        return prefix(runId) + String.join(", ", suites);
    }
}
