package dev.assay.cli;

import dev.assay.check.Text;
import dev.assay.suite.Contract;
import dev.assay.suite.Semver;
import dev.assay.suite.Semver.Step;
import dev.assay.suite.Suite;
import dev.assay.suite.contract.Change;
import dev.assay.suite.contract.ContractDiff;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay contract diff}: tells whom a new version of a suite breaks. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Compares two versions of a suite: shows which changes break producers or consumers, and which step of"
                        + " contract.version they require. Needs no database and no connections.yaml.",
        footerHeading = "%nExample:%n",
        footer = {
            "  git show main:suites/shop.yaml > /tmp/shop.yaml",
            "  assay contract diff /tmp/shop.yaml suites/shop.yaml",
            "",
            "Exit codes: 0 nothing breaks, 1 something does, 2 a file cannot be read"
        })
final class ContractDiffCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "OLD", description = "The old version of the suite.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The new version of the suite.")
    private Path after = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A variable; it overrides the environment variable. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Override
    public Integer call() {
        SuiteReader reader = new SuiteReader(Path.of("").toAbsolutePath(), variables, System.getenv(), Instant.now());
        Set<Problem> problems = new LinkedHashSet<>();
        Suite old = read(reader, before, after, problems);
        Suite fresh = read(reader, after, before, problems);
        if (old == null || fresh == null) {
            problems.forEach(problem -> err().println(problem.shown()));
            throw new UsageException(Text.count(problems.size(), "problem") + ", nothing was compared");
        }
        List<Change> changes = ContractDiff.between(old, fresh);
        PrintWriter out = out();
        changes.forEach(out::println);
        long breaking = changes.stream().filter(Change::isBreaking).count();
        Step needed = ContractDiff.step(changes);
        out.println(
                changes.isEmpty()
                        ? "Nothing has changed"
                                + (Objects.equals(number(old.contract()), number(fresh.contract()))
                                        ? "."
                                        : " but the version. " + version(old.contract(), fresh.contract(), needed))
                        : Text.count(breaking, "breaking change") + ", " + (changes.size() - breaking)
                                + " compatible: the version needs " + needed + ". "
                                + version(old.contract(), fresh.contract(), needed));
        return breaking > 0 ? Exit.FAILED : Exit.PASSED;
    }

    private static @Nullable Suite read(SuiteReader reader, Path file, Path beside, Set<Problem> problems) {
        try {
            return reader.readAlone(file, beside);
        } catch (InvalidYamlException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private static @Nullable Semver number(@Nullable Contract contract) {
        return contract == null ? null : contract.version();
    }

    /** Tells whether the version reflects the changes. */
    private static String version(@Nullable Contract old, @Nullable Contract fresh, Step needed) {
        if (fresh == null) {
            return "The new suite has no contract.version: write contract: {version: "
                    + (old == null ? "1.0.0" : old.version().next(needed)) + "}.";
        }
        if (old == null) {
            return "The old suite had no contract.version; the new one has " + fresh.version() + ".";
        }
        Step made = fresh.version().since(old.version());
        boolean told = !old.version().isAfter(fresh.version()) && made.compareTo(needed) >= 0;
        String from = fresh.version().equals(old.version())
                ? "contract.version is still " + old.version()
                : "contract.version goes from " + old.version() + " to " + fresh.version();
        return from + (told ? ", " + made + "." : ": make it " + old.version().next(needed) + ".");
    }
}
