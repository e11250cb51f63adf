package dev.assay.check;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that need quotes, in every type of check; each column holds one null, one pair and one orphan. */
class IdentifiersTest {

    private static final List<String> NAMES = List.of(
            "Upper",
            "two words",
            "quo\"te",
            "quo'te",
            "select",
            "user",
            "ünï ☃",
            "a.b",
            "semi;colon",
            "dollar$1",
            "mark?",
            "back\\slash",
            "--",
            "/*",
            "percent%s",
            "(a)",
            "${x}");

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    @TempDir
    private Path folder;

    @BeforeAll
    static void tables() {
        DATABASE.run("CREATE SCHEMA \"The Shop\"");
        for (String name : NAMES) {
            String quoted = quoted(name);
            DATABASE.run("CREATE TABLE \"The Shop\"." + quoted + " (" + quoted + " text PRIMARY KEY)");
            DATABASE.run("INSERT INTO \"The Shop\"." + quoted + " VALUES ('a'), ('b')");
            DATABASE.run("CREATE TABLE " + quoted + " (" + quoted + " text, at timestamptz)");
            DATABASE.run("INSERT INTO " + quoted
                    + " VALUES ('a', '2025-12-31 23:00Z'), ('a', NULL), (NULL, NULL), ('z', NULL)");
        }
    }

    @Test
    void every_type_takes_them() throws Exception {
        StringBuilder body = new StringBuilder("checks:\n");
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            String table = yaml(quoted(name));
            String about = "{id: %s-" + i + ", %s: {table: " + table + ", column: " + yaml(name) + "%s}}\n";
            String key = "{id: %s-" + i + ", %s: {table: " + table + ", columns: [" + yaml(name) + "]%s}}\n";
            String to = ", to: " + yaml("\"The Shop\"." + quoted(name) + "(" + name + ")");
            if (!name.contains("$")) {
                body.append("  - ").append(about.formatted("null", "not_null", ""));
                body.append("  - ").append(about.formatted("values", "accepted_values", ", values: [a]"));
                body.append("  - ").append(about.formatted("regex", "matches_regex", ", regex: a"));
                body.append("  - ").append(about.formatted("range", "accepted_range", ", max: b"));
                body.append("  - ").append(key.formatted("unique", "unique", ""));
                body.append("  - ").append(key.formatted("to", "references", to));
                body.append("  - {id: fresh-")
                        .append(i)
                        .append(", freshness: {table: ")
                        .append(table);
                body.append(", column: at, fail_after: 1h}}\n");
                body.append("  - {id: by-")
                        .append(i)
                        .append(", attribution: {table: ")
                        .append(table);
                body.append(", created_by: ")
                        .append(yaml(name))
                        .append(", organisation: ")
                        .append(yaml(name))
                        .append("}}\n");
            }
        }
        Judged results = Suites.on(DATABASE, folder).connecting("sample: rows").run(body.toString());
        for (int i = 0; i < NAMES.size(); i++) {
            if (!NAMES.get(i).contains("$")) {
                assertThat(List.of(
                                verdict(results.get("null-" + i)),
                                verdict(results.get("values-" + i)),
                                verdict(results.get("regex-" + i)),
                                verdict(results.get("range-" + i)),
                                verdict(results.get("unique-" + i)),
                                verdict(results.get("to-" + i)),
                                verdict(results.get("fresh-" + i)),
                                verdict(results.get("by-" + i))))
                        .as(
                                "%s: %s, %s",
                                NAMES.get(i),
                                results.get("null-" + i).text(),
                                results.get("to-" + i).text())
                        .containsExactly(
                                "FAILED 1/4",
                                "FAILED 1/4",
                                "FAILED 1/4",
                                "FAILED 1/4",
                                "FAILED 1/4",
                                "FAILED 1/4",
                                "PASSED",
                                "FAILED 1/4");
                assertThat(results.get("to-" + i).sample()).isNotNull();
            }
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
