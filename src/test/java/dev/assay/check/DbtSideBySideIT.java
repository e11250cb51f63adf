package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Dbt;
import dev.assay.testing.Golden;
import dev.assay.testing.Judged;
import dev.assay.testing.PythonTools;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten types of test that are used most, by dbt and by Assay on the same tables. Where the two differ, the check says why in its
 * description; where they agree, it says nothing.
 */
class DbtSideBySideIT {

    private static final Pattern TEST = Pattern.compile("(?m)^ {10}(- \\w+: \\{name: (\\w+), .*})$");
    private static final Pattern CHECK = Pattern.compile("(?ms)^  (- \\w+: .*?)\n    id: (\\w+)$");

    @TempDir
    private Path folder;

    @Test
    void dbt_and_assay_find_the_same_or_the_check_says_why_not() throws Exception {
        String tables = text("dbt/tables.sql");
        TestDatabase database = TestPostgres.newest().database().run(tables);
        Map<String, String> tests = items(text("dbt/project/models/tables.yml"), TEST);
        Map<String, String> checks = items(text("dbt/suite.yaml"), CHECK);
        Dbt dbt = Dbt.test(database, Files.createDirectories(folder.resolve("dbt")));
        Judged assay = Suites.on(database, Files.createDirectories(folder.resolve("assay")))
                .finish(text("dbt/suite.yaml"));

        assertThat(checks.keySet()).isEqualTo(tests.keySet());
        StringBuilder document = new StringBuilder("""
                What dbt-core %s and Assay find with the same checks on the same tables of one PostgreSQL. The four tests that dbt
                brings along are its own; those of dbt_utils and dbt_expectations are written after their documentation, in
                src/test/resources/dbt. A number behind dbt's verdict is that of the rows that its query returned; behind Assay's, of failing
                rows and of those examined.

                """.formatted(dbt.version()));
        document.append(tables).append('\n');
        List<String> unexplained = new ArrayList<>();
        for (CheckResult result : assay.all()) {
            String id = result.check().key();
            Dbt.@Nullable Outcome outcome = dbt.outcomes().get(id);
            String why = result.check().info().description();
            boolean differ = differ(outcome, result);
            if (differ == (why == null)) {
                unexplained.add(id + (differ ? " differs and does not say why" : " says why it differs, and does not"));
            }
            document.append("""
                    %s
                    %s
                      dbt:   %s
                      Assay: %s
                    """.formatted(
                            tests.get(id),
                            checks.get(id),
                            outcome == null ? "not in its results" : outcome.status() + " " + outcome.failures(),
                            Verdicts.verdict(result)));
            document.append(why == null ? "\n" : "  " + why + "\n\n");
        }
        assertThat(unexplained).isEmpty();
        assertThat(tests.values().stream()
                        .map(test -> test.substring(0, test.indexOf(':')))
                        .distinct())
                .as("types of test")
                .hasSize(10);
        Golden.assertMatches(DbtSideBySideIT.class, "dbt-side-by-side.txt", document.toString());
    }

    /** A verdict on a value has no number of rows; dbt returns one row then. */
    private static boolean differ(Dbt.@Nullable Outcome dbt, CheckResult assay) {
        Map<Status, String> words = Map.of(Status.PASSED, "pass", Status.WARNED, "warn", Status.FAILED, "fail");
        return dbt == null
                || !dbt.status().equals(words.get(assay.status()))
                || (assay.failing() != null && assay.failing() != dbt.failures());
    }

    /** Items of a list in a YAML file, as they are written, by the names that are the pattern's second group. */
    private static Map<String, String> items(String yaml, Pattern item) {
        Map<String, String> items = new LinkedHashMap<>();
        item.matcher(yaml)
                .results()
                .forEach(found -> items.put(found.group(2), found.group(1).replace("\n    ", "\n  ")));
        return items;
    }

    private static String text(String resource) throws IOException {
        return Files.readString(PythonTools.script(resource));
    }
}
