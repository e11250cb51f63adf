package dev.assay.engine;

import dev.assay.yaml.Location;
import java.nio.file.Path;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Translates declarations into JUnit's terms. */
final class Sources {

    private Sources() {}

    static TestSource of(Path file, Location location) {
        return FileSource.from(file.toFile(), FilePosition.from(location.line(), location.column()));
    }
}
