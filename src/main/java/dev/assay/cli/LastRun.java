package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the last run wrote. */
final class LastRun {

    private LastRun() {}

    /** The path of the last run's results. */
    static Path results(Path reports) {
        return reports.resolve("latest").resolve("results.json");
    }

    /**
     * Reads the checks from a results file.
     *
     * @param instead what the user can do if the results cannot be read
     * @throws UsageException if the results cannot be read
     */
    static List<JsonNode> checks(Path results, String instead) {
        try {
            return JsonMapper.shared()
                    .readTree(results)
                    .path("checks")
                    .valueStream()
                    .toList();
        } catch (JacksonException e) {
            throw new UsageException(results + " cannot be read, " + instead + ": " + e.getOriginalMessage());
        }
    }

    /**
     * The ids of the checks that failed, were broken or did not run; empty if there are none.
     *
     * @throws UsageException if there is no last run
     */
    static Set<String> failed(Path reports) {
        Path results = results(reports);
        if (!Files.isRegularFile(results)) {
            throw new UsageException("--failed needs a run before it: there is no " + results);
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode check : checks(results, "run without --failed")) {
            String status = check.path("status").asString("");
            if (status.equals("FAILED") || status.equals("BROKEN") || status.equals("NOT_RUN")) {
                ids.add(check.path("id").asString(""));
            }
        }
        return ids;
    }
}
