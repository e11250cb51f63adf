package dev.assay.cli;

import dev.assay.check.Text;
import dev.assay.engine.CheckBrokenException;
import dev.assay.report.console.Terminal;
import dev.assay.run.UnwrittenException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Shows the progress of a run, and derives its exit code. On a terminal it is one line that is written anew; elsewhere, as in CI, a
 * long run prints a plain line now and then.
 */
final class Progress implements TestExecutionListener {

    /** From then on a run is long enough to say how long it will take, in nanoseconds. */
    private static final long LONG = 5_000_000_000L;

    /** The fewest checks that a speed is measured by. */
    private static final long FEW = 3;

    private static final long BETWEEN_LINES = 10_000_000_000L;

    private final PrintWriter err;
    private long checks;
    private final boolean quiet;
    private final boolean terminal = Terminal.watched();
    private final LongSupplier nanoTime;
    private final long begun;
    private long told;
    private long first;
    private long doneAtFirst;
    private long done;
    private long failed;
    private long broken;
    private long warned;
    private boolean rootEnded;
    private boolean written;

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    Progress(PrintWriter err, long checks, boolean quiet, LongSupplier nanoTime) {
        this.err = err;
        this.checks = checks;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.told = begun;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        say("Running " + checks + (checks == 1 ? " check" : " checks") + " …");
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
        checks += test.isTest() ? 1 : 0;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (test.isTest()) {
            done++;
            if (!reason.startsWith("switched off")) {
                broken++;
            }
        } else if (!test.getParentId().isPresent()) {
            broken++;
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (!test.isTest()) {
            if (test.getParentId().isEmpty()) {
                written = passed;
                unwritten(result.getThrowable().orElse(null));
                passed |= result.getThrowable()
                        .filter(UnwrittenException.class::isInstance)
                        .isPresent();
                rootEnded |= passed;
            }
            if (!passed) {
                broken++;
                if (System.getenv("ASSAY_DEBUG") != null) {
                    result.getThrowable().ifPresent(e -> e.printStackTrace(err));
                }
                String why = result.getThrowable()
                        .map(e -> e instanceof CheckBrokenException ? e.getMessage() : String.valueOf(e))
                        .orElse("");
                say(
                        test.getParentId().isPresent()
                                ? result.getThrowable()
                                        .map(Throwable::getMessage)
                                        .orElse("")
                                : "The run could not be completed: " + why);
            }
            return;
        }
        done++;
        if (!passed
                && result.getThrowable()
                        .filter(AssertionError.class::isInstance)
                        .isPresent()) {
            failed++;
        } else if (!passed) {
            broken++;
        }
        step(test.getDisplayName());
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        if ("WARNED".equals(entry.getKeyValuePairs().get("status"))) {
            warned++;
        }
    }

    private void step(String name) {
        if (quiet) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (first == 0) {
            first = now;
            doneAtFirst = done;
        }
        if (terminal) {
            String line = String.format(Locale.ROOT, "[%d/%d] %d failed, %d broken  ", done, checks, failed, broken)
                    + (now - begun < LONG ? "" : left(now).replaceFirst("^, ", "") + "  ")
                    + name.replaceAll("\\p{Cntrl}", " ");
            int width = Terminal.width();
            err.print("\r\u001b[K" + (width > 0 && line.length() >= width ? line.substring(0, width - 1) : line));
            err.flush();
        } else if (now - told >= BETWEEN_LINES && done < checks) {
            told = now;
            err.println(Text.number(done) + " of " + Text.count(checks, "check") + ", " + failed + " failed, " + broken
                    + " broken" + left(now));
            err.flush();
        }
    }

    /**
     * {@code , 12 a second, about 1 minute 10 seconds left}: as fast as since the first check ended, since the time before it went
     * into opening connections and loading data. Empty as long as that says nothing.
     */
    private String left(long now) {
        long measured = done - doneAtFirst;
        double seconds = (now - first) / 1e9;
        if (measured < FEW || seconds <= 0) {
            return "";
        }
        double rate = measured / seconds;
        Duration left = Duration.ofSeconds(Math.round((checks - done) / rate));
        String speed = rate >= 1
                ? Text.number(Math.round(rate)) + " a second"
                : Text.number(Math.round(rate * 60)) + " a minute";
        return ", " + speed + ", about " + Text.age(left) + " left";
    }

    private void say(String line) {
        if (!quiet) {
            err.println(clear() + line);
        }
    }

    /** Clears the progress line. */
    void end() {
        if (terminal && !quiet) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Tells what could not be written, whatever else is told. It changes no verdict, and so no exit code. */
    private void unwritten(@Nullable Throwable thrown) {
        Stream<@Nullable Throwable> all =
                thrown == null ? Stream.of() : Stream.concat(Stream.of(thrown), Stream.of(thrown.getSuppressed()));
        all.filter(UnwrittenException.class::isInstance).forEach(e -> err.println(clear() + e.getMessage()));
    }

    private String clear() {
        return terminal ? "\r\u001b[K" : "";
    }

    /** Whether the run ended and its reports are written. */
    boolean written() {
        return written;
    }

    int exitCode(boolean failOnWarning) {
        if (broken > 0 || !rootEnded) {
            return Exit.NOT_CHECKED;
        }
        return failed > 0 || (failOnWarning && warned > 0) ? Exit.FAILED : Exit.PASSED;
    }
}
