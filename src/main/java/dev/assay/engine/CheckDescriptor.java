package dev.assay.engine;

import dev.assay.result.CheckResult;
import dev.assay.run.Run;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apiguardian.api.API;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/** A check. It waits for its scan, then reports the result. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class CheckDescriptor extends DeclaredDescriptor {

    static final String SEGMENT = "check";

    private final Suite suite;
    private final CheckDeclaration check;

    CheckDescriptor(UniqueId parent, Suite suite, CheckDeclaration check, boolean longName) {
        super(
                Type.TEST,
                parent.append(SEGMENT, check.key()),
                name(suite, check, longName),
                suite.file(),
                check.location(),
                check.info().tags());
        this.suite = suite;
        this.check = check;
    }

    private static String name(Suite suite, CheckDeclaration check, boolean longName) {
        if (!longName) {
            return check.info().name();
        }
        return suite.name() + (check.table() == null ? "" : " - " + check.table()) + " - "
                + check.info().name();
    }

    /** {@return the suite that declares the check} */
    public Suite suite() {
        return suite;
    }

    /** {@return the declaration of the check} */
    public CheckDeclaration declaration() {
        return check;
    }

    /** {@return the stable key, for launchers that show no tree} */
    @Override
    public String getLegacyReportingName() {
        return check.key();
    }

    @Override
    public SkipResult shouldBeSkipped(AssayContext context) {
        return check.enabled() ? SkipResult.doNotSkip() : SkipResult.skip("switched off by enabled: false");
    }

    @Override
    public void nodeSkipped(AssayContext context, TestDescriptor descriptor, SkipResult result) {
        if (context.run() != null) {
            context.begun().publishUnmeasured(suite, check);
        }
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor executor) throws Exception {
        Run run = context.begun();
        CheckResult result;
        try {
            result = context.await(run.result(check));
        } catch (CancellationException e) {
            run.publishUnmeasured(suite, check);
            throw new TestAbortedException("cancelled");
        }
        run.publish(check, result);
        switch (result.status()) {
            case PASSED, SKIPPED -> {}
            case WARNED, WAIVED -> context.listener().reportingEntryPublished(this, entry(result));
            case FAILED -> throw new CheckFailedError(result.text());
            case BROKEN -> throw new CheckBrokenException(result.text());
            case NOT_RUN -> throw new TestAbortedException("cancelled");
        }
        return context;
    }

    private static ReportEntry entry(CheckResult result) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("status", result.status().name());
        values.put("message", result.text());
        return ReportEntry.from(values);
    }
}
