package dev.assay.history;

import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.Since;
import dev.assay.result.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as lines of a file: one for the run, then one for each check. {@code history.schema.json} describes them.
 */
final class PastRuns {

    /** Raised when a key is removed or changes its meaning. Readers ignore keys that they do not know. */
    static final int FORMAT_VERSION = 1;

    private PastRuns() {}

    static List<Map<String, @Nullable Object>> written(PastRun run) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("format_version", FORMAT_VERSION);
        head.put("run", run.runId());
        head.put("started_at", run.startedAt());
        head.put("finished_at", run.finishedAt());
        head.put("as_of", run.asOf());
        head.put("environment", run.environment());
        head.put("branch", run.branch());
        head.put("assay_version", run.version());
        head.put("whole", run.whole());
        head.put("declarations", run.declarations());
        head.put("checks", run.results().size());
        lines.add(head);
        run.results().forEach((key, result) -> lines.add(written(key, result)));
        return lines;
    }

    private static Map<String, @Nullable Object> written(CheckKey key, PastResult result) {
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
        return line;
    }

    /**
     * Reads a run.
     *
     * @throws NewerFormatException if a newer version of Assay wrote it
     * @throws IllegalStateException if the lines are not those of a whole run
     */
    static PastRun read(List<JsonObject> lines) throws NewerFormatException {
        JsonObject head = lines.get(0);
        int version = head.whole("format_version", 0);
        if (version > FORMAT_VERSION) {
            throw new NewerFormatException(version);
        }
        if (head.whole("checks", -1) != lines.size() - 1) {
            throw new IllegalStateException("it ends early");
        }
        Map<CheckKey, PastResult> results = new LinkedHashMap<>();
        String runId = head.needed("run");
        Instant asOf = head.time("as_of");
        lines.subList(1, lines.size())
                .forEach(line -> results.put(
                        new CheckKey(
                                line.needed("id").intern(),
                                line.needed("connection").intern()),
                        result(runId, asOf, line)));
        return new PastRun(
                runId,
                head.time("started_at"),
                head.time("finished_at"),
                asOf,
                head.text("environment"),
                head.text("branch"),
                head.needed("assay_version"),
                head.flag("whole", true),
                head.needed("declarations"),
                results);
    }

    private static PastResult result(String runId, Instant asOf, JsonObject line) {
        String message = line.text("message");
        String since = line.text("since_run");
        return PastResult.of(runId, asOf, Status.valueOf(line.needed("status")))
                .code(code(line.text("code")))
                .failing(line.whole("failing"))
                .examined(line.whole("examined"))
                .value(line.number("value"))
                .since(since == null ? null : new Since(since, line.time("since")))
                .message(message == null ? "" : message)
                .build();
    }

    private static @Nullable FailureCode code(@Nullable String name) {
        return Arrays.stream(FailureCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
