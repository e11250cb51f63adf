package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.ScannedStatement;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a run as a folder of Allure results in the format of Allure 2, which Allure 3 reads too. */
final class AllureResults {

    private final RunResults run;
    private final AllureResultsWriter writer;
    private final Map<String, ScannedStatement> scans = new HashMap<>();

    private AllureResults(RunResults run, AllureResultsWriter writer) {
        this.run = run;
        this.writer = writer;
        run.scans().forEach(scan -> scans.put(scan.id(), scan));
    }

    /** Writes one result per check, one per suite file that could not be read, and the description of the run. */
    static void write(RunResults run, Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            new AllureResults(run, new HarmlessWriter(new FileSystemResultsWriter(folder))).writeAll();
        } catch (AllureResultsWriteException e) {
            throw new IOException("Allure's results could not be written to " + folder, e);
        }
        AllureRun.write(run, folder);
    }

    private void writeAll() {
        List<CheckResult> checks = run.checks();
        for (int i = 0; i < checks.size(); i++) {
            writer.write(check(checks.get(i), uuid("check", i)));
        }
        for (int i = 0; i < run.errors().size(); i++) {
            writer.write(unreadable(run.errors().get(i), i));
        }
    }

    private TestResult check(CheckResult result, String uuid) {
        DeclaredCheck check = result.check();
        ScannedStatement scan =
                result.means().scan() == null ? null : scans.get(result.means().scan());
        Instant start = scan == null ? run.info().startedAt() : scan.startedAt();
        ResultNarrative story = ResultNarrative.of(result);
        return new TestResult()
                .setUuid(uuid)
                .setName(Visible.line(check.info().name()))
                .setFullName(Visible.line(check.id()))
                .setTestCaseId(Md5.hex(check.firstId()))
                // The suite's path is part of the id: Allure shows only the last result with the same history id, and
                // two suites may have
                // checks with the same key.
                .setHistoryId(Md5.hex(check.firstId() + "@" + check.place()))
                .setStatus(AllureStatus.of(result))
                .setStatusDetails(new StatusDetails().setMessage(AllureStatus.message(result)))
                .setStart(start.toEpochMilli())
                .setStop(start.toEpochMilli() + (scan == null ? 0 : scan.milliseconds()))
                .setDescription(story.markdown())
                .setDescriptionHtml(story.html())
                .setLabels(AllureLabels.of(result))
                .setLinks(AllureLabels.links(result, run.info().sinks().contains("page")))
                .setParameters(AllureLabels.parameters(result))
                .setSteps(new AllureEvidence(writer, uuid).steps(result, start));
    }

    /** A suite file that could not be read becomes a broken result, so that the page is not green. */
    private TestResult unreadable(String error, int number) {
        String uuid = uuid("error", number);
        String file = error.replaceFirst("(?s):\\d+:\\d+:.*", "");
        String name = file.equals(error) ? "Suite file " + (number + 1) : file;
        long start = run.info().startedAt().toEpochMilli();
        return new TestResult()
                .setUuid(uuid)
                .setName(Visible.line(name) + " has an error")
                .setFullName("unreadable#" + name)
                .setTestCaseId(Md5.hex("unreadable#" + name))
                .setHistoryId(Md5.hex("unreadable#" + name + "#" + number))
                .setStatus(Status.BROKEN)
                .setStatusDetails(new StatusDetails()
                        .setMessage("[" + FailureCode.SUITE_UNREADABLE + "] " + Visible.lines(error)))
                .setStart(start)
                .setStop(start)
                .setDescription("The checks there did not run. The message says where, and what to do.")
                .setLabels(AllureLabels.unreadable());
    }

    private String uuid(String kind, int number) {
        String seed = run.info().runId() + "/" + kind + "/" + number;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
