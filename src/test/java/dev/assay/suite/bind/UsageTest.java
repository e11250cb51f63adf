package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.schema.JsonSchema;
import dev.assay.suite.schema.Schemas;
import dev.assay.testing.Child;
import dev.assay.testing.CsvFile;
import dev.assay.testing.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What public projects use, docs/usage.csv, can be written as docs/usage-mapping.csv says, and docs/usage.md adds up right. */
class UsageTest {

    private static final Path DOCS = Path.of("docs");
    private static final Set<String> TOOLS = Set.of("dbt", "soda", "great_expectations");

    @TempDir
    private Path folder;

    @Test
    void every_item_of_the_mapping_can_be_read_and_is_as_many_checks_as_it_says() throws Exception {
        Reading reading = Reading.in(folder);
        reading.file(
                "trades.csv", "tx_hash,evt_index,project,version,amount\n0xa,1,uniswap,3,10\n0xb,1,uniswap,2,10\n");
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Map<String, String> row : read("usage-mapping.csv")) {
            String written = text(row, "assay");
            boolean none = text(row, "verdict").matches("no|not yet: anomaly");
            if (none != written.isEmpty()) {
                wrong.put(text(row, "type"), "a verdict of '" + text(row, "verdict") + "' with the item " + written);
            } else if (!none) {
                String suite = Reading.head() + "checks:\n  - " + written + "\n";
                String problem = reading.problems(suite);
                int checks =
                        problem.isEmpty() ? reading.suite(suite).allChecks().size() : 0;
                if (checks == 0 || (checks == 1) == text(row, "verdict").equals("several checks")) {
                    wrong.put(text(row, "type"), problem + " " + checks + " checks");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_written_otherwise_can_be_read() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Map<String, String> row : read("otherwise.csv")) {
            String written = text(row, "assay");
            String problem = written.isEmpty()
                    ? text(row, "note").isEmpty() ? "neither written nor explained" : ""
                    : Reading.in(folder).problems(Reading.head() + "checks:\n  - " + written + "\n");
            if (!problem.isEmpty()) {
                wrong.put(text(row, "name"), problem);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_other_tools_mean_can_be_read_as_it_is_written_here() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Map<String, String> row : read("differs.csv")) {
            String problem = Reading.in(folder).problems(Reading.head() + "checks:\n  - " + text(row, "assay") + "\n");
            if (!problem.isEmpty()) {
                wrong.put(text(row, "names"), problem);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_items_fit_the_schema() throws Exception {
        StringBuilder suite = new StringBuilder(Reading.head() + "checks:\n");
        for (Map<String, String> row : read("usage-mapping.csv")) {
            if (!text(row, "assay").isEmpty()) {
                suite.append("  - ").append(text(row, "assay")).append('\n');
            }
        }
        assertThat(Schemas.violations(JsonSchema.suites(), suite.toString())).isEmpty();
    }

    @Test
    void ninety_eight_of_a_hundred_uses_can_be_written_as_one_check() throws Exception {
        Map<List<String>, Map<String, String>> mapping = new LinkedHashMap<>();
        read("usage-mapping.csv")
                .forEach(row -> mapping.put(List.of(text(row, "source_kind"), text(row, "type")), row));
        Map<String, Integer> sums = new LinkedHashMap<>();
        int all = 0;
        for (Map<String, String> row : read("usage.csv")) {
            List<String> type = List.of(text(row, "source_kind"), text(row, "type"));
            if (TOOLS.contains(type.get(0))) {
                Map<String, String> mapped = Objects.requireNonNull(mapping.get(type), () -> type + " is not mapped");
                int uses = Integer.parseInt(text(row, "uses"));
                int left = Integer.parseInt(text(mapped, "left_out"));
                all += uses;
                sums.merge(text(mapped, "verdict"), uses - left, Integer::sum);
            }
        }
        int one = sums.getOrDefault("one check", 0);
        int together = one + sums.getOrDefault("sql", 0);
        int anomaly = sums.getOrDefault("not yet: anomaly", 0);
        assertThat(all).isEqualTo(28_416);
        assertThat(together).isGreaterThanOrEqualTo((int) Math.ceil(0.98 * all));
        assertThat(one).isGreaterThanOrEqualTo((int) Math.ceil(0.98 * (all - anomaly)));
        assertThat(Files.readString(DOCS.resolve("usage.md")))
                .contains(line("one check, with all of its arguments", one, all, anomaly))
                .contains(line("**one check, the two together**", together, all, anomaly));
    }

    private static String line(String words, int uses, int all, int anomaly) {
        return "| %s | %,d | %.2f %% | %.2f %% |"
                .formatted(words, uses, 100.0 * uses / all, 100.0 * uses / (all - anomaly));
    }

    @Test
    void the_tables_of_the_page_are_what_the_script_makes() throws Exception {
        Child child = Child.run(
                Path.of("").toAbsolutePath(), List.of(Require.python().toString(), "bench/usage.py", "--check"));
        assertThat(child.output()).contains("one check, with all of its arguments");
        assertThat(child.code()).as(child.output()).isZero();
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> read(String name) throws IOException {
        return CsvFile.rows(DOCS.resolve(name));
    }
}
