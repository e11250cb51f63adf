package dev.assay.engine;

import dev.assay.suite.Suite;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A table's block in a suite. */
final class TableDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "table";

    private final Set<TestTag> tags;

    TableDescriptor(UniqueId parent, Suite suite, Suite.Table table) {
        super(parent.append(SEGMENT, table.name()), table.name(), Sources.of(suite.file(), table.location()));
        this.tags = Sources.tags(table.tags());
    }

    @Override
    public Set<TestTag> getTags() {
        return new LinkedHashSet<>(tags);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
