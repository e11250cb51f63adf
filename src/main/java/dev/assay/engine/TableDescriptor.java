package dev.assay.engine;

import dev.assay.run.Run;
import dev.assay.suite.Suite;
import java.util.List;
import org.junit.platform.engine.UniqueId;

/** A table of a suite. */
final class TableDescriptor extends DeclaredDescriptor {

    static final String SEGMENT = "table";

    /** Checks that are known only at run time. */
    private final List<Run.Selected> found;

    private final boolean longNames;

    TableDescriptor(UniqueId parent, Suite suite, Suite.Table table) {
        this(parent, suite, table, List.of(), false);
    }

    /** A table that a pattern found. */
    TableDescriptor(UniqueId parent, Suite suite, Suite.Table table, List<Run.Selected> found, boolean longNames) {
        super(
                Type.CONTAINER,
                parent.append(SEGMENT, table.name()),
                table.name(),
                suite.file(),
                table.location(),
                table.tags());
        this.found = List.copyOf(found);
        this.longNames = longNames;
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
