package dev.assay.history;

import java.time.Duration;

/**
 * How much of the past is kept. The newest run always is.
 *
 * @param runs the number of runs of an environment and a branch
 * @param age how old a run may become
 */
public record Keep(int runs, Duration age) {

    /** 400 runs of each environment and branch, and none older than a year. */
    public static final Keep DEFAULT = new Keep(400, Duration.ofDays(365));
}
