package dev.assay.engine;

import dev.assay.run.Run;
import dev.assay.suite.Suite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A table of a suite. */
final class TableDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "table";

    private final Set<TestTag> tags;

    /** Checks that are known only at run time. */
    private final List<Run.Selected> found;

    private final boolean longNames;

    TableDescriptor(UniqueId parent, Suite suite, Suite.Table table) {
        this(parent, suite, table, List.of(), false);
    }

    /** A table that a pattern found. */
    TableDescriptor(UniqueId parent, Suite suite, Suite.Table table, List<Run.Selected> found, boolean longNames) {
        super(parent.append(SEGMENT, table.name()), table.name(), Sources.of(suite.file(), table.location()));
        this.tags = Sources.tags(table.tags());
        this.found = List.copyOf(found);
        this.longNames = longNames;
    }

    @Override
    public Set<TestTag> getTags() {
        return new LinkedHashSet<>(tags);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
        return !found.isEmpty();
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor executor) throws InterruptedException {
        for (Run.Selected one : found) {
            CheckDescriptor check = new CheckDescriptor(getUniqueId(), one.suite(), one.check(), longNames);
            addChild(check);
            executor.execute(check);
        }
        executor.awaitFinished();
        return context;
    }
}
