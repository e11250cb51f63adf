package dev.assay.suite.read;

import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Caches suites, so that commands and test discovery read each file only once. Not thread-safe. */
public final class ReadSuites {

    private final SuiteReader reader;
    private final Map<Path, Read> files = new HashMap<>();

    public ReadSuites(SuiteReader reader) {
        this.reader = reader;
    }

    /** The result of reading a file: a suite, an error, or, if both are null, not a suite. */
    public record Read(@Nullable Suite suite, @Nullable InvalidYamlException error) {

        private boolean isNone() {
            return suite == null && error == null;
        }
    }

    /**
     * Reads a file like {@link SuiteReader#read}. A file that was found and is not a suite is read again if it is
     * named.
     */
    public Read read(Path file, boolean named) {
        Path absolute = file.toAbsolutePath().normalize();
        Read known = files.get(absolute);
        if (known == null || (named && known.isNone())) {
            known = fresh(absolute, named);
            files.put(absolute, known);
        }
        return known;
    }

    private Read fresh(Path file, boolean named) {
        try {
            return new Read(reader.read(file, named).orElse(null), null);
        } catch (InvalidYamlException e) {
            return new Read(null, e);
        }
    }
}
