package dev.assay.report.allure;

import dev.assay.report.AllureIds;
import dev.assay.report.Visible;
import dev.assay.report.text.Clock;
import dev.assay.report.text.VerdictText;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunResults;
import dev.assay.result.ScannedStatement;
import dev.assay.text.FileTrouble;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a run as a folder of Allure results in the format of Allure 2, which Allure 3 reads too. */
final class AllureResults {

    private final RunResults run;
    private final AllureResultsWriter writer;
    private final VerdictText words;
    private final IdentityHashMap<CheckResult, CheckStanding> standings = new IdentityHashMap<>();
    private final Map<String, ScannedStatement> scans = new HashMap<>();

    private AllureResults(RunResults run, AllureResultsWriter writer) {
        this.run = run;
        this.writer = writer;
        this.words =
                new VerdictText(new Clock(ZoneId.systemDefault(), run.info().asOf()));
        run.scans().forEach(scan -> scans.put(scan.id(), scan));
        run.standings().forEach(standing -> standings.put(standing.result(), standing));
    }

    /** Writes one result per check, one per suite file that could not be read, and the description of the run. */
    static void write(RunResults run, Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            new AllureResults(run, new HarmlessWriter(new FileSystemResultsWriter(folder))).writeAll();
        } catch (AllureResultsWriteException e) {
            String why = e.getCause() instanceof IOException cause ? " (" + FileTrouble.of(cause) + ")" : "";
            throw new IOException("Allure's results were not written to " + folder + why, e);
        }
        AllureRun.write(run, folder);
    }

    private void writeAll() {
        List<CheckResult> checks = run.checks();
        for (int i = 0; i < checks.size(); i++) {
            writer.write(check(checks.get(i), uuid("check", i)));
        }
        for (int i = 0; i < run.errors().size(); i++) {
            long start = run.info().startedAt().toEpochMilli();
            writer.write(Unreadable.result(run.errors().get(i), i, start).setUuid(uuid("error", i)));
        }
    }

    private TestResult check(CheckResult result, String uuid) {
        DeclaredCheck check = result.check();
        ScannedStatement scan =
                result.means().scan() == null ? null : scans.get(result.means().scan());
        CheckStanding standing = standings.get(result);
        Instant start = scan == null ? run.info().startedAt() : scan.startedAt();
        return new TestResult()
                .setUuid(uuid)
                .setName(Visible.line(check.info().name()))
                .setFullName(Visible.line(check.id()))
                .setTestCaseId(AllureIds.of(check.firstId()))
                .setHistoryId(AllureIds.history(check))
                .setStatus(AllureStatus.of(result.status()))
                .setStatusDetails(new StatusDetails()
                        .setMessage(Visible.lines(result.message()))
                        .setTrace(AllureStatus.trace(check, result.status(), result.code()))
                        .setFlaky(standing != null && standing.flapping()))
                .setStart(start.toEpochMilli())
                .setStop(start.toEpochMilli() + (scan == null ? 0 : scan.milliseconds()))
                .setDescriptionHtml(new ResultNarrative(words).html(result, standing))
                .setLabels(AllureLabels.of(result, standing))
                .setLinks(AllureLabels.links(result, run.info().sinks().contains("page")))
                .setParameters(AllureLabels.parameters(check))
                .setSteps(new AllureEvidence(writer, uuid).steps(result, start));
    }

    private String uuid(String kind, int number) {
        String seed = run.info().runId() + "/" + kind + "/" + number;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
