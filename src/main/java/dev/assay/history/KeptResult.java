package dev.assay.history;

import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import dev.assay.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result that the history keeps.
 *
 * @param run the run
 * @param id the check's id then
 * @param connection the name of its connection
 * @param check the check as declared then; null if its declaration is lost
 * @param result the result
 */
public record KeptResult(
        RunHead run, String id, String connection, @Nullable DeclaredCheck check, PastResult result) {

    /** The result as JSON on one line: the run's {@code run}, {@code as_of}, {@code environment} and {@code branch}, then the keys of a result in its file. */
    public String json() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("run", run.runId());
        line.put("as_of", run.asOf());
        line.put("environment", run.environment());
        line.put("branch", run.branch());
        line.putAll(PastRuns.written(new CheckKey(id, connection), result));
        return Json.sparse(line);
    }
}
