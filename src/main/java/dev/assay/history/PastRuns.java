package dev.assay.history;

import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.RunWarning;
import dev.assay.result.Since;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs as lines of a file: one for the run, then one for each check. {@code history.schema.json} describes them. An
 * instance reads the runs of a folder, and keeps the texts that they share once.
 */
final class PastRuns {

    /** Raised when a key is removed or changes its meaning. Readers ignore keys that they do not know. */
    static final int FORMAT_VERSION = 1;

    private static final Map<String, Status> STATUSES = new HashMap<>();
    private static final Map<String, FailureCode> CODES = new HashMap<>();

    static {
        for (Status status : Status.values()) {
            STATUSES.put(status.name(), status);
        }
        for (FailureCode code : FailureCode.values()) {
            CODES.put(code.name(), code);
        }
    }

    private final Map<CheckKey, CheckKey> keys = new HashMap<>();
    private final Map<Since, Since> begins = new HashMap<>();

    static List<Map<String, @Nullable Object>> written(PastRun run) {
        RunHead of = run.head();
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("format_version", FORMAT_VERSION);
        head.put("run", of.runId());
        head.put("started_at", of.startedAt());
        head.put("finished_at", of.finishedAt());
        head.put("as_of", of.asOf());
        head.put("environment", of.environment());
        head.put("branch", of.branch());
        head.put("assay_version", of.version());
        head.put("whole", of.whole());
        head.put("suites", of.suites());
        head.put("patterns", of.patterns());
        head.put("unsure", of.unsure());
        head.put("unaccepted", of.unaccepted());
        if (!of.warnings().isEmpty()) {
            head.put("warnings", of.warnings().stream().map(PastRuns::written).toList());
        }
        head.put("declarations", of.declarations());
        head.put("checks", run.results().size());
        lines.add(head);
        run.results().forEach((key, result) -> lines.add(written(key, result)));
        return lines;
    }

    private static Map<String, String> written(RunWarning warning) {
        return Map.of(
                "connection", warning.connection(),
                "code", warning.code().name(),
                "message", warning.message());
    }

    static Map<String, @Nullable Object> written(CheckKey key, PastResult result) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", key.id());
        line.put("connection", key.connection());
        line.put("status", result.status().name());
        line.put("code", result.code() == null ? null : result.code().name());
        line.put("failing", result.failing());
        line.put("examined", result.examined());
        line.put("value", result.value());
        Since since = result.since();
        if (since != null) {
            line.put("since", since.asOf());
            line.put("since_run", since.runId());
        }
        line.put("message", result.message().isEmpty() ? null : result.message());
        if (!result.failingKeys().isEmpty()) {
            line.put("failing_keys", result.failingKeys());
        }
        return line;
    }

    /**
     * Reads the first line of a run.
     *
     * @throws NewerFormatException if a newer version of Assay wrote it
     * @throws IllegalStateException if it is not the first line of a run
     */
    static RunHead head(JsonObject line) throws NewerFormatException {
        int version = line.whole("format_version", 0);
        if (version > FORMAT_VERSION) {
            throw new NewerFormatException(version);
        }
        return new RunHead(
                line.needed("run"),
                line.time("started_at"),
                line.time("finished_at"),
                line.time("as_of"),
                line.text("environment"),
                line.text("branch"),
                line.needed("assay_version"),
                line.flag("whole", true),
                line.texts("suites"),
                line.texts("patterns"),
                line.texts("unsure"),
                line.texts("unaccepted"),
                line.objects("warnings").stream()
                        .flatMap(warning -> warning(warning).stream())
                        .toList(),
                line.needed("declarations"));
    }

    /** A warning; empty if its code is not known here. */
    private static Optional<RunWarning> warning(JsonObject warning) {
        return Optional.ofNullable(CODES.get(warning.text("code")))
                .map(code -> new RunWarning(warning.needed("connection"), code, warning.needed("message")));
    }

    /**
     * Reads the other lines of a run.
     *
     * @throws IllegalStateException if the lines are not those of a whole run
     */
    PastRun read(RunHead head, List<JsonObject> lines) {
        if (lines.get(0).whole("checks", -1) != lines.size() - 1) {
            throw new IllegalStateException("it ends early");
        }
        Map<CheckKey, PastResult> results = new LinkedHashMap<>();
        for (JsonObject line : lines.subList(1, lines.size())) {
            CheckKey key = new CheckKey(line.needed("id"), line.needed("connection"));
            results.put(keys.computeIfAbsent(key, first -> first), result(head, line));
        }
        return new PastRun(head, results);
    }

    private PastResult result(RunHead head, JsonObject line) {
        String message = line.text("message");
        Status status = STATUSES.get(line.needed("status"));
        if (status == null) {
            throw new IllegalStateException("it has an unknown status");
        }
        return PastResult.of(head.runId(), head.asOf(), status)
                .code(CODES.get(line.text("code")))
                .failing(line.whole("failing"))
                .examined(line.whole("examined"))
                .value(line.number("value"))
                .since(since(line))
                .failingKeys(line.rows("failing_keys"))
                .message(message == null ? "" : message)
                .build();
    }

    private @Nullable Since since(JsonObject line) {
        String run = line.text("since_run");
        return run == null ? null : begins.computeIfAbsent(new Since(run, line.time("since")), first -> first);
    }
}
