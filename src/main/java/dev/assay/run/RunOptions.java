package dev.assay.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How a run is to be made.
 *
 * @param asOf its one clock
 * @param reports the folder of all reports, absolute
 * @param sinks the names of the sinks, in the order in which they are told
 */
public record RunOptions(Instant asOf, Path reports, List<String> sinks) {

    public RunOptions {
        sinks = List.copyOf(sinks);
    }
}
