package dev.assay.engine;

import dev.assay.run.Run;
import dev.assay.suite.read.ReadSuites;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Runs the checks of YAML suites as tests of the JUnit Platform. It accepts files, folders, a file with a line, and
 * unique ids. Discovery only reads files; connections are opened when the root node runs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class AssayTestEngine extends HierarchicalTestEngine<AssayContext> {

    private static final EngineDiscoveryRequestResolver<RunDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<RunDescriptor>builder()
                    .addSelectorResolver(context -> new SuiteSelectorResolver(context.getEngineDescriptor()))
                    .build();

    private final Predicate<Run.Selected> found;
    private final @Nullable ReadSuites suites;

    /** Creates the engine, as the JUnit Platform does. It runs everything that is discovered. */
    public AssayTestEngine() {
        this(one -> true, null);
    }

    /**
     * Runs what {@code assay run} selects.
     *
     * @param found which of the checks run that only the catalogue tells of; of the others discovery decides
     * @param suites suites that were read already, as the request's configuration says; null: none
     */
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    public AssayTestEngine(Predicate<Run.Selected> found, @Nullable ReadSuites suites) {
        this.found = found;
        this.suites = suites;
    }

    @Override
    public String getId() {
        return Constants.ENGINE_ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        requirePlatform();
        RunDescriptor root =
                new RunDescriptor(uniqueId, new Configuration(request.getConfigurationParameters()), found, suites);
        RESOLVER.resolve(request, root);
        return root;
    }

    /** Called before any class of JUnit 6 is used, because with JUnit 5 the user would only see a NoSuchMethodError. */
    private static void requirePlatform() {
        try {
            Class.forName("org.junit.platform.engine.CancellationToken", false, AssayTestEngine.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new JUnitException(
                    "JUnit 6 is needed: Assay's engine stops with the run's cancellation token, which the JUnit Platform has"
                            + " since 6.0, and an older one is on the class path. Raise the version of JUnit (junit-bom 6.0.0 or"
                            + " newer, and a Surefire or Gradle that takes it).",
                    e);
        }
    }

    @Override
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    protected AssayContext createExecutionContext(ExecutionRequest request) {
        return new AssayContext(
                new Configuration(request.getConfigurationParameters()),
                request.getEngineExecutionListener(),
                request.getCancellationToken(),
                null);
    }
}
