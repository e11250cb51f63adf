package dev.assay.engine;

import dev.assay.result.FailureCode;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.suite.Suite;
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
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root: reads suites while they are discovered, plans and starts the run before its children, and ends it after them. */
final class RunDescriptor extends EngineDescriptor implements Node<AssayContext> {

    private final Instant asOf;
    private final boolean longNames;
    private final Predicate<Run.Selected> found;
    private final SuiteReader reader;
    private final Map<Path, Read> files = new LinkedHashMap<>();

    /** What a file turned out to be: a suite, no suite (both null), or an error. */
    record Read(@Nullable Suite suite, @Nullable InvalidYamlException error) {}

    RunDescriptor(UniqueId uniqueId, Configuration configuration, Predicate<Run.Selected> found) {
        super(uniqueId, "Assay");
        this.found = found;
        this.asOf = configuration.asOf();
        this.longNames = configuration.longNames();
        this.reader = new SuiteReader(
                        Configuration.workingDirectory(), configuration.variables(), System.getenv(), asOf)
                .in(configuration.environment());
    }

    boolean longNames() {
        return longNames;
    }

    /** Reads a file, once a discovery; one that was found and is no suite is read again where it is named too. */
    Read read(Path file, boolean named) {
        Path absolute = file.toAbsolutePath().normalize();
        Read found = files.get(absolute);
        if (named && found != null && found.suite() == null && found.error() == null) {
            files.remove(absolute);
        }
        return files.computeIfAbsent(absolute, path -> {
            try {
                Optional<Suite> suite = reader.read(path, named);
                return new Read(suite.orElse(null), null);
            } catch (InvalidYamlException e) {
                return new Read(null, e);
            }
        });
    }

    private List<InvalidYamlException> errors() {
        return files.values().stream().map(Read::error).filter(Objects::nonNull).toList();
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

    /** A run of nothing leaves no report: an empty one would read as a green one. */
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
        Run run = Run.open(selected(), errors, context.configuration().options(asOf));
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
    public void after(AssayContext context) throws IOException, CheckBrokenException {
        if (context.run() == null) {
            return; // it could not begin, and JUnit has been told why
        }
        if (context.cancellation().isCancellationRequested()) {
            context.begun().cancel();
        }
        context.begun().finish();
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
            // A filter on tags takes their nodes away: nobody knows which tags they would have had.
            throw new CheckBrokenException(UnreadableDescriptor.text(lost));
        }
    }
}
