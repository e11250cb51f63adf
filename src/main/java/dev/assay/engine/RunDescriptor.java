package dev.assay.engine;

import dev.assay.result.FailureCode;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.run.UnwrittenException;
import dev.assay.suite.Project;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.read.ReadSuites;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root. It reads suites during discovery, plans and starts the run before its children, and ends it after them. */
final class RunDescriptor extends EngineDescriptor implements Node<AssayContext> {

    private final Instant asOf;
    private final boolean longNames;
    private final Predicate<Run.Selected> found;
    private final ReadSuites suites;
    private final Map<Path, ReadSuites.Read> files = new LinkedHashMap<>();

    /** @param suites suites that were read with the same configuration; null: none yet */
    RunDescriptor(
            UniqueId uniqueId,
            Configuration configuration,
            Predicate<Run.Selected> found,
            @Nullable ReadSuites suites) {
        super(uniqueId, "Assay");
        this.found = found;
        this.asOf = configuration.asOf();
        this.longNames = configuration.longNames();
        this.suites = suites != null ? suites : new ReadSuites(reader(configuration, asOf));
    }

    private static SuiteReader reader(Configuration configuration, Instant asOf) {
        RunSettings said = configuration.settings();
        try {
            return new SuiteReader(Configuration.workingDirectory(), configuration.variables(), System.getenv(), asOf)
                    .in(configuration.environment())
                    .settled(said);
        } catch (IllegalArgumentException e) {
            throw Configuration.invalid(
                    Constants.CRITICAL, String.join(",", Objects.requireNonNull(said.critical())), e.getMessage());
        }
    }

    boolean longNames() {
        return longNames;
    }

    /** Reads a file, or recalls it. */
    ReadSuites.Read read(Path file, boolean named) {
        ReadSuites.Read read = suites.read(file, named);
        files.put(file.toAbsolutePath().normalize(), read);
        return read;
    }

    private RunSettings settings() {
        return Project.of(files.values().stream()
                        .map(ReadSuites.Read::suite)
                        .filter(Objects::nonNull)
                        .map(Suite::project)
                        .toList())
                .settings();
    }

    private List<InvalidYamlException> errors() {
        return files.values().stream()
                .map(ReadSuites.Read::error)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(List<InvalidYamlException> errors) {
        return errors.stream().map(error -> String.valueOf(error.getMessage())).toList();
    }

    private List<Run.Selected> selected() {
        List<Run.Selected> selected = new ArrayList<>();
        accept(descriptor -> {
            if (descriptor instanceof CheckDescriptor check) {
                selected.add(new Run.Selected(check.suite(), check.declaration()));
            } else if (descriptor instanceof ExpansionDescriptor expansion) {
                selected.addAll(expansion.checks());
            }
        });
        return selected;
    }

    private List<ExpansionDescriptor> expansions() {
        List<ExpansionDescriptor> expansions = new ArrayList<>();
        accept(descriptor -> {
            if (descriptor instanceof ExpansionDescriptor expansion) {
                expansions.add(expansion);
            }
        });
        return expansions;
    }

    private List<String> refusals() {
        return expansions().stream()
                .map(ExpansionDescriptor::refusal)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A run without checks writes no report, because an empty report would look green. */
    @Override
    public SkipResult shouldBeSkipped(AssayContext context) {
        return selected().isEmpty() && errors().isEmpty() && expansions().isEmpty()
                ? SkipResult.skip("no check is selected")
                : SkipResult.doNotSkip();
    }

    @Override
    public AssayContext before(AssayContext context) throws IOException {
        List<ExpansionDescriptor> expansions = expansions();
        List<Expansions.Found> said = Expansions.find(
                expansions.stream().map(ExpansionDescriptor::wanted).toList(), null);
        for (int i = 0; i < expansions.size(); i++) {
            expansions.get(i).found(said.get(i), found);
        }
        List<String> errors = new ArrayList<>(texts(errors()));
        errors.addAll(refusals());
        Run run = Run.open(selected(), errors, context.configuration().options(asOf, settings()));
        run.complete(expansions.stream()
                .filter(ExpansionDescriptor::isComplete)
                .map(ExpansionDescriptor::wanted)
                .toList());
        try {
            run.plan();
            run.start();
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
        return context.with(run);
    }

    @Override
    public void after(AssayContext context) throws UnwrittenException, CheckBrokenException {
        if (context.run() == null) {
            return; // it could not begin, and JUnit has been told why
        }
        if (context.cancellation().isCancellationRequested()) {
            context.begun().cancel();
        }
        UnwrittenException unwritten = null;
        try {
            context.begun().finish();
        } catch (UnwrittenException e) {
            unwritten = e;
        }
        try {
            requireWhole();
        } catch (CheckBrokenException e) {
            if (unwritten != null) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
        if (unwritten != null) {
            throw unwritten;
        }
    }

    /** Refuses a run in which a check was to run and did not, which no other node tells. */
    private void requireWhole() throws CheckBrokenException {
        List<InvalidYamlException> lost = new ArrayList<>(errors());
        accept(descriptor -> {
            if (descriptor instanceof UnreadableDescriptor unreadable) {
                lost.remove(unreadable.error());
            }
        });
        if (selected().stream().noneMatch(one -> one.check().enabled())
                && errors().isEmpty()
                && refusals().isEmpty()) {
            throw new CheckBrokenException("[" + FailureCode.NOTHING_RAN + "] "
                    + (selected().isEmpty()
                            ? "no check of the tables that were found is selected"
                            : "every selected check is switched off (enabled: false)"));
        }
        if (!lost.isEmpty()) {
            // A tag filter removed the nodes of unreadable files, although nobody knows their tags.
            throw new CheckBrokenException(UnreadableDescriptor.text(lost));
        }
    }
}
