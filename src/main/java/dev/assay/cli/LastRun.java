package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the last run left behind. */
final class LastRun {

    private LastRun() {}

    /**
     * The ids of the checks that failed or were broken.
     *
     * @throws UsageException where there is no last run, or nothing failed in it
     */
    static Set<String> failed(Path reports) {
        Path results = reports.resolve("latest").resolve("results.json");
        if (!Files.exists(results)) {
            throw new UsageException("--failed needs a run before it: there is no " + results);
        }
        Set<String> ids = new LinkedHashSet<>();
        try {
            for (JsonNode check : JsonMapper.shared().readTree(results).path("checks")) {
                String status = check.path("status").asString("");
                if (status.equals("FAILED") || status.equals("BROKEN") || status.equals("NOT_RUN")) {
                    ids.add(check.path("id").asString(""));
                }
            }
        } catch (JacksonException e) {
            throw new UsageException(results + " cannot be read, run without --failed: " + e.getOriginalMessage());
        }
        if (ids.isEmpty()) {
            throw new UsageException("nothing failed in the last run, so --failed selects nothing");
        }
        return ids;
    }
}
