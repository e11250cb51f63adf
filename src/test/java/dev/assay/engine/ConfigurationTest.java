package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The configuration parameters, as {@link Constants} documents them. */
class ConfigurationTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeAll
    static void fill() {
        database = Shop.database();
    }

    @BeforeEach
    void open() {
        suites = SuiteFolder.over(folder, database);
    }

    private EngineTestKit.Builder running(String suite) {
        return Engine.over(suites)
                .selectors(selectFile(suites.write("shop.yaml", suite).toString()));
    }

    @Test
    void reports_go_where_the_parameter_says() {
        running(Shop.SUITE)
                .configurationParameter(
                        Constants.REPORTS_DIR, folder.resolve("elsewhere").toString())
                .configurationParameter(Constants.REPORT, " json , junit,json,")
                .execute();
        assertThat(folder.resolve("elsewhere/latest/results.json")).isRegularFile();
        assertThat(folder.resolve("elsewhere/latest/junit.xml")).isRegularFile();
        assertThat(folder.resolve("elsewhere/latest/index.html")).doesNotExist();
        assertThat(suites.reports()).doesNotExist();
    }

    @Test
    void no_report_leaves_no_folder() {
        running(Shop.SUITE)
                .configurationParameter(Constants.REPORT, "none")
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(6).failed(1));
        assertThat(suites.reports()).doesNotExist();
    }

    @Test
    void an_unknown_report_fails_the_run_and_names_those_there_are() {
        running(Shop.SUITE)
                .configurationParameter(Constants.REPORT, "json,pdf")
                .execute()
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                engine(),
                                finishedWithFailure(message(text -> text.contains("'pdf'")
                                        && text.contains("allure, console, events, github, gitlab, json, junit")))));
    }

    @Test
    void the_clock_is_the_one_that_is_set() {
        String fresh = """
                version: 1
                suite: Loads
                connection: shop
                checks:
                  - freshness: {table: loads, column: at, fail_after: 1h}
                    id: fresh
                """;
        database.run("CREATE TABLE IF NOT EXISTS loads AS SELECT timestamptz '2026-01-31 05:30Z' AS at");
        running(fresh)
                .configurationParameter(Constants.AS_OF, "2026-01-31T06:00:00Z")
                .execute();
        assertThat(suites.statuses()).containsExactly("fresh PASSED");
        assertThat(suites.results().path("run").path("as_of").asString()).isEqualTo("2026-01-31T06:00:00Z");
        running(fresh)
                .configurationParameter(Constants.AS_OF, "2026-01-31T07:00:00Z")
                .execute();
        assertThat(suites.statuses()).containsExactly("fresh FAILED");
    }

    @ParameterizedTest
    @CsvSource({"1, FAILED", "4, PASSED"})
    void a_variable_can_be_set(String most, String status) {
        running("""
                version: 1
                suite: Shop
                connection: shop
                checks:
                  - row_count: {table: orders, max: "${MOST}"}
                    id: few
                """).configurationParameter(Constants.SET_PREFIX + "MOST", most).execute();
        assertThat(suites.statuses()).containsExactly("few " + status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assay.as_of | yesterday | The configuration parameter assay.as_of is 'yesterday', it takes an instant such as
            assay.junit-platform.naming-strategy | tiny | .naming-strategy is 'tiny', it takes short or long
            """)
    void an_invalid_value_is_an_error_that_says_what_is_valid(String key, String value, String told) {
        assertThatThrownBy(() ->
                        running(Shop.SUITE).configurationParameter(key, value).execute())
                .hasStackTraceContaining(told);
    }
}
