package dev.assay.engine;

import dev.assay.result.CheckResult;
import dev.assay.run.Run;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the nodes of one execution share.
 *
 * @param run null until the root node has started it
 */
record AssayContext(
        Configuration configuration,
        EngineExecutionListener listener,
        CancellationToken cancellation,
        @Nullable Run run)
        implements EngineExecutionContext {

    /** How often a waiting node checks for cancellation, which JUnit's token does not announce. */
    private static final long LOOK_MILLISECONDS = 50;

    AssayContext with(Run begun) {
        return new AssayContext(configuration, listener, cancellation, begun);
    }

    Run begun() {
        return Objects.requireNonNull(run, "the root node has not begun the run");
    }

    /**
     * Waits for a result. If the execution is cancelled, running statements are cancelled too.
     *
     * @throws CancellationException if the execution was cancelled and no result arrived within a second
     */
    CheckResult await(CompletableFuture<CheckResult> result) throws InterruptedException, ExecutionException {
        int patience = Math.toIntExact(TimeUnit.SECONDS.toMillis(1) / LOOK_MILLISECONDS);
        while (true) {
            try {
                return result.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (cancellation.isCancellationRequested()) {
                    begun().cancel();
                    if (patience-- == 0) {
                        throw new CancellationException("cancelled");
                    }
                }
            }
        }
    }
}
