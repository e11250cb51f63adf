package dev.assay.suite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads suite files. */
public final class SuiteReader {

    /**
     * @param workingDirectory what paths in identities and messages are relative to
     * @param settings variables set by the command ({@code --set}); they win over the environment
     * @param environment the process's environment
     * @param asOf the run's clock, the value of {@code ${as_of}}
     */
    public SuiteReader(
            Path workingDirectory, Map<String, String> settings, Map<String, String> environment, Instant asOf) {}

    /**
     * Reads a file.
     *
     * @param named whether the author named the file itself, so that it must be a suite; a file that was only found in a
     *     folder is none where it lacks the key {@code suite} and nothing suggests that it was meant to be one
     * @return the suite, or empty where the file is none
     * @throws SuiteException every problem of the file (and of its {@code connections.yaml})
     */
    public Optional<Suite> read(Path file, boolean named) throws SuiteException {
        throw new SuiteException(java.util.List.of());
    }
}
