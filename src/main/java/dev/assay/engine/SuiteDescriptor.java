package dev.assay.engine;

import dev.assay.suite.Suite;
import org.junit.platform.engine.UniqueId;

/** A suite file. */
final class SuiteDescriptor extends DeclaredDescriptor {

    static final String SEGMENT = "suite";

    SuiteDescriptor(UniqueId parent, Suite suite) {
        super(
                Type.CONTAINER,
                parent.append(SEGMENT, suite.path()),
                suite.name(),
                suite.file(),
                suite.location(),
                suite.tags());
    }
}
