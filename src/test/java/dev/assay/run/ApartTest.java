package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.Constants;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import tools.jackson.databind.JsonNode;

/** A shared scan that the database refuses is taken apart, half by half: only the guilty checks are broken. */
@Tag("fast")
class ApartTest {

    private static final int CHECKS = 50;
    private static final int ROWS = 100;

    /** 51 questions, those of the checks and the number of rows, are single after six halvings. */
    private static final int HALVINGS = 6;

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t AS SELECT i AS id, i - 7 AS near FROM generate_series(1, %d) i;
            """.formatted(ROWS));

    @TempDir
    private Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        suites = SuiteFolder.over(folder, DATABASE);
    }

    @Test
    void one_check_of_fifty_that_divides_by_zero_is_broken_alone() {
        Map<Integer, String> guilty = Map.of(23, "{id: check-23, expression_is_true: 1 / near < 2}");
        assertThat(run(guilty))
                .containsExactlyElementsOf(expected(guilty.keySet().stream().toList()));
        assertThat(suites.results().path("scans").size()).isLessThanOrEqualTo(1 + 2 * HALVINGS);
        assertThat(broken(23)).contains("division by zero");
    }

    @Test
    void two_guilty_checks_are_found_among_fifty() {
        Map<Integer, String> guilty = Map.of(
                1, "{id: check-1, not_null: id, filter: 1 / near < 2}",
                40, "{id: check-40, expression_is_true: 1 / near < 2}");
        assertThat(run(guilty)).containsExactlyElementsOf(expected(List.of(1, 40)));
        // the first asks two questions, how many rows there are of it and how many of them fail
        assertThat(suites.results().path("scans").size()).isLessThanOrEqualTo(1 + 3 * 2 * HALVINGS);
    }

    @Test
    void a_scan_that_the_database_takes_is_one_statement() {
        assertThat(run(Map.of())).containsExactlyElementsOf(expected(List.of()));
        assertThat(suites.results().path("scans").size()).isEqualTo(1);
    }

    /** Runs fifty checks of the table; the ends of the checks in the order of JUnit's events, with verdicts. */
    private List<String> run(Map<Integer, String> guilty) {
        StringBuilder suite =
                new StringBuilder("version: 1\nsuite: Fifty\nconnection: shop\ntables:\n  t:\n    checks:\n");
        for (int i = 1; i <= CHECKS; i++) {
            String check = "{id: check-" + i + ", accepted_range: {column: id, max: " + i + "}}";
            suite.append("      - ").append(guilty.getOrDefault(i, check)).append('\n');
        }
        Map<String, String> verdicts = new TreeMap<>();
        List<String> ends = EngineTestKit.engine(Constants.ENGINE_ID)
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(Constants.REPORT, "json")
                .configurationParameter(Constants.REPORTS_DIR, suites.reports().toString())
                .selectors(
                        selectFile(suites.write("fifty.yaml", suite.toString()).toString()))
                .execute()
                .testEvents()
                .finished()
                .map(event -> event.getTestDescriptor().getLegacyReportingName())
                .toList();
        for (JsonNode check : suites.results().path("checks")) {
            verdicts.put(
                    check.path("key").asString(),
                    check.path("status").asString() + " "
                            + (check.path("failing").isNull()
                                    ? check.path("code").asString()
                                    : check.path("failing").asLong()));
        }
        return ends.stream().map(key -> key + " " + verdicts.get(key)).toList();
    }

    private static List<String> expected(List<Integer> guilty) {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= CHECKS; i++) {
            expected.add("check-" + i + (guilty.contains(i) ? " BROKEN QUERY_REFUSED" : " FAILED " + (ROWS - i)));
        }
        return expected;
    }

    private String broken(int check) {
        return suites.results().path("checks").get(check - 1).path("message").asString();
    }
}
