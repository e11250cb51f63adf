package dev.assay.run;

import dev.assay.result.ResultSinkFactory;
import dev.assay.result.ResultSinkFactory.Page;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of report that has said what it is: it is asked once, so that whatever it throws is thrown there.
 *
 * @param factory makes its sinks
 * @param name its name in {@code --report}
 * @param writesFiles whether it writes into the folder of the run
 * @param page what a person opens first; empty where there is nothing to open
 */
public record Report(ResultSinkFactory factory, String name, boolean writesFiles, Optional<Page> page) {

    /** Asks a factory what its sinks write. */
    static Report of(ResultSinkFactory factory) {
        return new Report(
                factory,
                Objects.requireNonNull(factory.name(), "a report has a name"),
                factory.writesFiles(),
                Objects.requireNonNull(factory.page(), "a report has a page or none"));
    }
}
