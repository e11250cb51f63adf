package dev.assay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of {@code suites/cdc} found.
 *
 * @param checks by key
 */
record Copied(Map<String, JsonNode> checks) {

    static Copied read(Path reports) {
        Map<String, JsonNode> checks = new TreeMap<>();
        JsonMapper.shared()
                .readTree(reports.resolve("latest").resolve("results.json"))
                .path("checks")
                .forEach(check -> checks.put(check.path("key").asString(), check));
        return new Copied(checks);
    }

    Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        checks.forEach((key, check) -> statuses.put(key, check.path("status").asString()));
        return statuses;
    }

    String message(String key) {
        return check(key).path("message").asString();
    }

    /** The rows that differ, as in {@code 100 missing in the copy}. */
    List<String> differences(String key) {
        List<String> rows = new ArrayList<>();
        check(key)
                .path("sample")
                .path("rows")
                .forEach(
                        row -> rows.add(row.get(0).asString() + " " + row.get(1).asString()));
        return rows;
    }

    private JsonNode check(String key) {
        JsonNode check = checks.get(key);
        if (check == null) {
            throw new AssertionError("no check " + key);
        }
        return check;
    }
}
