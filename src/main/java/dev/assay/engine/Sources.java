package dev.assay.engine;

import dev.assay.yaml.Location;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Translates declarations into JUnit's terms. */
final class Sources {

    private Sources() {}

    static TestSource of(Path file, Location location) {
        return FileSource.from(file.toFile(), FilePosition.from(location.line(), location.column()));
    }

    /** The tags that JUnit accepts. The suite reader has already refused others. */
    static Set<TestTag> tags(Collection<String> tags) {
        Set<TestTag> valid = new LinkedHashSet<>();
        tags.stream().filter(TestTag::isValid).map(TestTag::create).forEach(valid::add);
        return valid;
    }
}
