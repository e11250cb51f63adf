package dev.assay.suite.read;

import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Suites, each read once, however often a command and the discovery of tests ask for it. For one thread. */
public final class ReadSuites {

    private final SuiteReader reader;
    private final Map<Path, Read> files = new HashMap<>();

    public ReadSuites(SuiteReader reader) {
        this.reader = reader;
    }

    /** What a file turned out to be: a suite, no suite (both null), or an error. */
    public record Read(@Nullable Suite suite, @Nullable InvalidYamlException error) {

        private boolean isNone() {
            return suite == null && error == null;
        }
    }

    /** Reads a file as {@link SuiteReader#read}; one that was found and is no suite is read again where it is named. */
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
