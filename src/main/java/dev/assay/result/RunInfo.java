package dev.assay.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a run when it begins.
 *
 * @param runId its id, which sorts by time and names its folder
 * @param startedAt when it began
 * @param asOf its one clock: every age is held against it
 * @param suites the names of its suites
 * @param checks how many checks it has
 * @param reports the folder of all reports ({@code reports}); absolute
 * @param version Assay's version
 */
public record RunInfo(
        String runId, Instant startedAt, Instant asOf, List<String> suites, int checks, Path reports, String version) {

    /** The run's own folder. */
    public Path folder() {
        return reports.resolve("runs").resolve(runId);
    }

    /** The run's log, where it writes files. */
    public Path log() {
        return folder().resolve("assay.log");
    }
}
