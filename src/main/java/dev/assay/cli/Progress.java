package dev.assay.cli;

import dev.assay.engine.CheckBrokenException;
import dev.assay.report.console.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Shows the progress of a run, and derives its exit code. */
final class Progress implements TestExecutionListener {

    private final PrintWriter err;
    private long checks;
    private final boolean quiet;
    private final boolean terminal = Terminal.colours();
    private long done;
    private long failed;
    private long broken;
    private long warned;
    private boolean rootEnded;

    Progress(PrintWriter err, long checks, boolean quiet) {
        this.err = err;
        this.checks = checks;
        this.quiet = quiet;
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
            rootEnded |= passed && test.getParentId().isEmpty();
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
        if (terminal && !quiet) {
            String counts = String.format(Locale.ROOT, "[%d/%d] %d failed, %d broken  ", done, checks, failed, broken);
            err.print("\r\u001b[K" + counts + name.replaceAll("\\p{Cntrl}", " "));
            err.flush();
        }
    }

    private void say(String line) {
        if (!quiet) {
            err.println((terminal ? "\r\u001b[K" : "") + line);
        }
    }

    /** Clears the progress line. */
    void end() {
        if (terminal && !quiet) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Whether the run ended and its reports are written. */
    boolean finished() {
        return rootEnded;
    }

    int exitCode(boolean failOnWarning) {
        if (broken > 0 || !rootEnded) {
            return Exit.NOT_CHECKED;
        }
        return failed > 0 || (failOnWarning && warned > 0) ? Exit.FAILED : Exit.PASSED;
    }
}
