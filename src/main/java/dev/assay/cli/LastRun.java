package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the last run left behind. */
final class LastRun {

    private LastRun() {}

    /** Where the results of the last run are, if it wrote any. */
    static Path results(Path reports) {
        return reports.resolve("latest").resolve("results.json");
    }

    /**
     * The checks of a run, as its results have them.
     *
     * @param instead what to do where the results cannot be read
     * @throws UsageException where they cannot
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
     * The ids of the checks that failed or were broken; none where nothing did.
     *
     * @throws UsageException where there is no last run
     */
    static Set<String> failed(Path reports) {
        Path results = results(reports);
        if (!Files.exists(results)) {
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
