package dev.assay.cli;

import dev.assay.suite.RunSettings;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.ShownPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --reports-dir}. */
final class ReportsFolder {

    private static final String DEFAULT = "reports";

    @Option(
            names = "--reports-dir",
            paramLabel = "DIR",
            description = "The folder of the reports. Default: as in assay.yaml, else " + DEFAULT + ".")
    private @Nullable String said;

    /** The folder, relative to the working directory if it lies below. */
    Path in(RunSettings settings) {
        Path folder = settings.reports();
        if (said != null) {
            return Path.of(said);
        }
        return folder == null
                ? Path.of(DEFAULT)
                : Path.of(ShownPath.of(Path.of("").toAbsolutePath(), folder));
    }

    /** The folder for a command that reads no suites and sets no variables; see {@link #in(SuiteReader)}. */
    Path beside() {
        return in(new SuiteReader(Path.of(""), Map.of(), System.getenv(), Instant.now()));
    }

    /**
     * The folder for a command that reads no suites: as the settings of those in {@code suites} say.
     *
     * @throws UsageException if these cannot be read
     */
    Path in(SuiteReader reader) {
        try {
            return in(
                    said != null
                            ? RunSettings.NONE
                            : reader.project(Path.of(Selection.DEFAULT)).settings());
        } catch (InvalidYamlException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
