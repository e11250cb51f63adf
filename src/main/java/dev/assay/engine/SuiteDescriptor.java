package dev.assay.engine;

import dev.assay.suite.Suite;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A suite file. */
final class SuiteDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "suite";

    SuiteDescriptor(UniqueId parent, Suite suite) {
        super(parent.append(SEGMENT, suite.path()), suite.name(), Sources.of(suite.file(), suite.location()));
        this.tags = Sources.tags(suite.tags());
    }

    private final Set<TestTag> tags;

    @Override
    public Set<TestTag> getTags() {
        return new LinkedHashSet<>(tags);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
