package dev.assay.check;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
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
            "${x}");

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    private static final String CHECKS = """
              - {id: null-#, not_null: {table: TABLE, column: COLUMN}}
              - {id: values-#, accepted_values: {table: TABLE, column: COLUMN, values: [a]}}
              - {id: regex-#, matches_regex: {table: TABLE, column: COLUMN, regex: a}}
              - {id: range-#, accepted_range: {table: TABLE, column: COLUMN, max: b}}
              - {id: true-#, expression_is_true: {table: TABLE, expression: CONDITION}}
              - {id: unique-#, unique: {table: TABLE, columns: [COLUMN]}}
              - {id: to-#, references: {table: TABLE, columns: [COLUMN], to: TARGET}}
              - {id: fresh-#, freshness: {table: TABLE, column: at, fail_after: 1h}}
              - {id: by-#, attribution: {table: TABLE, created_by: COLUMN, organisation: COLUMN}}
            """.indent(2);

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
            body.append(CHECKS.replace("#", String.valueOf(i))
                    .replace("TABLE", yaml(quoted(NAMES.get(i))))
                    .replace("COLUMN", yaml(NAMES.get(i)))
                    .replace("CONDITION", yaml(quoted(NAMES.get(i)) + " <> 'z'"))
                    .replace("TARGET", yaml("\"The Shop\"." + quoted(NAMES.get(i)) + "(" + NAMES.get(i) + ")")));
        }
        Judged results = Suites.on(DATABASE, folder)
                .connecting("sample: {unclassified: show}")
                .run(body.toString());
        for (CheckResult result : results.all()) {
            boolean fresh = result.check().type().equals("freshness");
            assertThat(verdict(result))
                    .as(result.check().table() + ": " + result.text())
                    .isEqualTo(fresh ? "PASSED" : "FAILED 1/4");
            assertThat(result.sample() == null).as("no sample").isEqualTo(fresh);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''").replace("${", "$${") + "'";
    }
}
