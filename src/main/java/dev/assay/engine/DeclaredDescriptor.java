package dev.assay.engine;

import dev.assay.yaml.Location;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** What a suite declares: the suite itself, a table, a pattern or a check. */
abstract class DeclaredDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    private final Type type;
    private final Set<TestTag> tags;

    /** @param tags tags as declared; JUnit knows those that it accepts, and the suite reader has refused others */
    DeclaredDescriptor(Type type, UniqueId id, String name, Path file, Location location, Collection<String> tags) {
        super(id, name, Sources.of(file, location));
        this.type = type;
        this.tags = new LinkedHashSet<>();
        tags.stream().filter(TestTag::isValid).map(TestTag::create).forEach(this.tags::add);
    }

    @Override
    public final Set<TestTag> getTags() {
        return new LinkedHashSet<>(tags);
    }

    @Override
    public final Type getType() {
        return type;
    }
}
