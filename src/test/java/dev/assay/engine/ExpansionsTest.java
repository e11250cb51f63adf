package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.TagFilter.excludeTags;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import tools.jackson.databind.JsonNode;

/** Checks of tables and columns that patterns mean: their nodes come when the run begins. */
class ExpansionsTest {

    private static final String SUITE = """
            version: 1
            suite: App
            connection: shop
            tables:
              app.orders:
                columns:
                  id: [unique]
                  "*_at": {checks: [not_null], except: [deleted_at]}
            for:
              "app.*":
                tags: [many]
                except:
                  - {table: app.countries, reason: reference data, owner: platform}
                  - app.tmp_*
                columns:
                  id: [not_null]
                  "*_id": [not_null]
                checks:
                  - row_count: {min: 1}
                  - {expression_is_true: id > 0, id: positive}
            checks:
              - row_count: {table: app.countries, min: 1}
            """;

    private static TestDatabase database;

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeAll
    static void fill() {
        database = TestPostgres.newest().database().run("""
                CREATE SCHEMA app;
                CREATE TABLE app.orders (id int, user_id int, made_at date, deleted_at date);
                INSERT INTO app.orders VALUES (1, 1, '2026-01-01', NULL);
                CREATE TABLE app.users (id int, country_id int);
                INSERT INTO app.users VALUES (1, NULL);
                CREATE TABLE app.countries (id int);
                INSERT INTO app.countries VALUES (1);
                CREATE TABLE app.tmp_load (id int);
                CREATE TABLE app.parts (id int) PARTITION BY RANGE (id);
                CREATE TABLE app.parts_1 PARTITION OF app.parts FOR VALUES FROM (0) TO (10);
                INSERT INTO app.parts VALUES (1);
                CREATE TABLE other (id int);
                """);
    }

    @BeforeEach
    void open() {
        suites = SuiteFolder.over(folder, database);
    }

    private EngineExecutionResults run(String suite) {
        return Engine.over(suites)
                .selectors(selectFile(suites.write("app.yaml", suite).toString()))
                .execute();
    }

    @Test
    void each_table_has_the_checks_as_if_they_were_written_under_it() {
        run(SUITE);
        assertThat(suites.statuses())
                .containsExactly(
                        "app.orders.unique(id) PASSED",
                        "app.orders.not_null(id) PASSED",
                        "app.orders.not_null(user_id) PASSED",
                        "app.orders.row_count PASSED",
                        "app.orders.positive PASSED",
                        "app.parts.not_null(id) PASSED",
                        "app.parts.row_count PASSED",
                        "app.parts.positive PASSED",
                        "app.users.not_null(id) PASSED",
                        "app.users.not_null(country_id) FAILED",
                        "app.users.row_count PASSED",
                        "app.users.positive PASSED",
                        "app.orders.not_null(made_at) PASSED",
                        "app.countries.row_count PASSED");
    }

    @Test
    void a_check_that_is_written_by_hand_too_is_checked_once_and_the_pattern_s_is_broken_alone() {
        EngineExecutionResults results = run(SUITE.replace("id: [unique]", "id: [not_null]"));
        results.containerEvents().assertThatEvents().haveExactly(0, event(finishedWithFailure()));
        assertThat(suites.statuses())
                .containsExactly(
                        "app.orders.not_null(id) PASSED",
                        "app.orders.not_null(id) (for) BROKEN",
                        "app.orders.not_null(user_id) PASSED",
                        "app.orders.row_count PASSED",
                        "app.orders.positive PASSED",
                        "app.parts.not_null(id) PASSED",
                        "app.parts.row_count PASSED",
                        "app.parts.positive PASSED",
                        "app.users.not_null(id) PASSED",
                        "app.users.not_null(country_id) FAILED",
                        "app.users.row_count PASSED",
                        "app.users.positive PASSED",
                        "app.orders.not_null(made_at) PASSED",
                        "app.countries.row_count PASSED");
        JsonNode clash = suites.results().path("checks").get(1);
        assertThat(clash.path("code").asString()).isEqualTo("PATTERN_CLASH");
        assertThat(clash.path("message").asString()).contains("app.orders.not_null(id), on line 7", "'except'");
        assertThat(suites.results().path("summary").path("broken").asInt()).isEqualTo(1);
    }

    @Test
    void of_two_patterns_that_mean_one_check_the_first_counts() {
        run(SUITE.replace("except: [deleted_at]}", "except: [deleted_at]}\n      \"made_*\": [not_null]")
                .replace("  \"app.*\":", "  \"app.us*\": {columns: {id: [not_null]}}\n  \"app.*\":"));
        assertThat(suites.statuses())
                .contains(
                        "app.users.not_null(id) PASSED",
                        "app.users.not_null(id) (for) BROKEN",
                        "app.parts.not_null(id) PASSED",
                        "app.orders.not_null(made_at) PASSED",
                        "app.orders.not_null(made_at) (for) BROKEN")
                .hasSize(16);
    }

    @Test
    void a_pattern_of_columns_that_means_none_takes_no_other_check_with_it() {
        run(SUITE.replace("*_id", "*_key"));
        assertThat(suites.statuses()).contains("app.users.row_count PASSED").hasSize(12);
        JsonNode summary = suites.results().path("summary");
        assertThat(summary.path("broken").asInt()).isEqualTo(1);
        assertThat(summary.path("total").asInt()).isEqualTo(13);
    }

    @Test
    void a_pattern_that_means_nothing_is_broken() {
        for (String suite : new String[] {
            SUITE.replace("app.*", "ap.*"), SUITE.replace("*_id", "*_key"), SUITE.replace("*_at", "at_*")
        }) {
            run(suite)
                    .containerEvents()
                    .assertThatEvents()
                    .haveExactly(
                            1,
                            event(
                                    container(),
                                    finishedWithFailure(message(text -> text.contains(" is one of '")
                                            || text.contains("no table of the connection is one of 'ap.*'")))));
        }
    }

    @Test
    void nodes_below_a_pattern_can_be_selected_before_they_are_there() {
        Path file = suites.write("app.yaml", SUITE);
        UniqueId suite =
                UniqueId.forEngine("assay").append("suite", file.toString()).append("for", "app.*");
        UniqueId users = suite.append("table", "app.users");
        Engine.over(suites)
                .selectors(selectUniqueId(users.append("check", "app.users.row_count")))
                .selectors(selectUniqueId(suite.append("table", "app.parts")))
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.dynamicallyRegistered(4).succeeded(4));
        assertThat(suites.statuses())
                .containsExactly(
                        "app.parts.not_null(id) PASSED",
                        "app.parts.row_count PASSED",
                        "app.parts.positive PASSED",
                        "app.users.row_count PASSED");
    }

    @Test
    void a_line_and_a_tag_select_the_pattern() {
        Path file = suites.write("app.yaml", SUITE);
        Engine.over(suites)
                .selectors(selectFile(file.toString(), FilePosition.from(18)))
                .execute();
        assertThat(suites.statuses()).hasSize(11).contains("app.users.row_count PASSED");
        Engine.over(suites)
                .selectors(selectFile(file.toString()))
                .filters(excludeTags("many"))
                .execute();
        assertThat(suites.statuses())
                .containsExactly(
                        "app.orders.unique(id) PASSED",
                        "app.orders.not_null(made_at) PASSED",
                        "app.countries.row_count PASSED");
    }

    @Test
    void a_database_that_is_down_breaks_the_pattern() {
        suites = SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
        run(SUITE)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        2,
                        event(
                                container("for:"),
                                finishedWithFailure(message(text -> text.contains("[DATABASE_UNREACHABLE]")))));
    }
}
