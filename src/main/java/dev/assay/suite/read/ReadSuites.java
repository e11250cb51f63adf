package dev.assay.suite.read;

import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * What products name and no suite declares.
     *
     * @param problems the names, in the order of the file
     * @param certain whether every suite was read that may declare them
     */
    public record Undeclared(List<Problem> problems, boolean certain) {}

    /**
     * Compares the products beside a file of connections with all suites of these connections, and reads those that were
     * not read yet.
     *
     * @throws IOException if a folder cannot be read; the message is a sentence
     */
    public Undeclared undeclared(Path connections) throws IOException {
        List<Suite> suites = new ArrayList<>();
        boolean certain = true;
        for (Path file : SuiteFiles.below(Objects.requireNonNull(connections.getParent()), Integer.MAX_VALUE)) {
            Read read = read(file, false);
            if (read.suite() != null && read.suite().connections().file().equals(connections)) {
                suites.add(read.suite());
            }
            certain &= read.error() == null;
        }
        return new Undeclared(reader.undeclared(connections, suites), certain);
    }

    private Read fresh(Path file, boolean named) {
        try {
            return new Read(reader.read(file, named).orElse(null), null);
        } catch (InvalidYamlException e) {
            return new Read(null, e);
        }
    }
}
