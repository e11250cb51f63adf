package dev.assay.report.gitlab;

import dev.assay.report.Unreadable;
import dev.assay.report.Visible;
import dev.assay.report.Workspace;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.text.Digests;
import dev.assay.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The text of GitLab's code quality report (docs.gitlab.com, Code Quality, report format): an entry for each check that failed, could not
 * be judged, warned or is waived, and for each suite file that could not be read. The fingerprint is that of the check, so a merge request
 * shows what its target branch does not have.
 */
final class CodeQuality {

    private static final int LONGEST = 1_000;
    private static final int FINGERPRINT_BYTES = 16;

    private CodeQuality() {}

    static String render(RunResults results, Workspace workspace) {
        List<Map<String, Object>> entries = new ArrayList<>();
        Unreadable.of(results.errors()).forEach(error -> entries.add(unreadable(error, workspace)));
        for (CheckResult result : results.checks()) {
            switch (result.status()) {
                case FAILED, BROKEN, WARNED, WAIVED -> entries.add(entry(result, workspace));
                case PASSED, SKIPPED, NOT_RUN -> {}
            }
        }
        return Json.indented(entries);
    }

    private static Map<String, Object> entry(CheckResult result, Workspace workspace) {
        DeclaredCheck check = result.check();
        String where = Objects.requireNonNullElse(check.table(), check.suite());
        return entry(
                word(result) + where + ": " + check.info().name() + ": " + result.message(),
                check.type(),
                check.firstId() + " " + check.place(),
                severity(result),
                workspace.path(check.suitePath()),
                check.line());
    }

    private static Map<String, Object> unreadable(Unreadable error, Workspace workspace) {
        String file = error.file() == null ? "assay.yaml" : error.file();
        return entry(
                "Not checked: the suite cannot be read: " + error.message(),
                FailureCode.SUITE_UNREADABLE.name(),
                "unreadable " + error.name(),
                "blocker",
                workspace.path(file),
                error.line());
    }

    private static Map<String, Object> entry(
            String description, String type, String identity, String severity, String file, int line) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("description", Visible.cut(description, LONGEST));
        entry.put("check_name", type);
        entry.put("fingerprint", Digests.hex(identity, FINGERPRINT_BYTES));
        entry.put("severity", severity);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("path", file);
        location.put("lines", Map.of("begin", Math.max(1, line)));
        entry.put("location", location);
        return entry;
    }

    private static String word(CheckResult result) {
        return switch (result.status()) {
            case BROKEN -> "Not checked: ";
            case WARNED -> "Warning: ";
            case WAIVED -> "Accepted: ";
            default -> "";
        };
    }

    /** A warning is minor and an accepted failure a note, however severe the check is. */
    private static String severity(CheckResult result) {
        Severity severity = result.check().info().severity();
        return switch (result.status()) {
            case WARNED -> severity.compareTo(Severity.NORMAL) <= 0 ? "minor" : "info";
            case WAIVED -> "info";
            default ->
                switch (severity) {
                    case BLOCKER -> "blocker";
                    case CRITICAL -> "critical";
                    case NORMAL -> "major";
                    case MINOR -> "minor";
                    case TRIVIAL -> "info";
                };
        };
    }
}
