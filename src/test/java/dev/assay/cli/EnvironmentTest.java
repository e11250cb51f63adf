package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --env}: the same suites against another environment's databases. */
class EnvironmentTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE orders (id int, at timestamptz);
                INSERT INTO orders VALUES (1, '2025-12-01 00:00Z'), (2, '2025-12-02 00:00Z');
                """);
        suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop: {type: postgresql, plane: analytical, url: "${SHOP_URL}"}
                environments:
                  staging: {shop: {url: "%1$s", user: %2$s, password: %3$s}}
                  test: {shop: {url: "%1$s", user: %2$s, password: %3$s}}
                """.formatted(database.url(), TestPostgres.USER, TestPostgres.PASSWORD));
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                tables:
                  orders:
                    checks:
                      - {id: new, not_null: [id], window: {column: at, since: last_run}}
                """);
    }

    private Assay assay(String command, String... options) {
        List<Object> arguments = new java.util.ArrayList<>(List.of(command, folder));
        arguments.addAll(List.of(options));
        return Assay.run(arguments.toArray());
    }

    @Test
    void results_say_which_environment_and_which_version_of_the_contract_they_are_of() throws Exception {
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                contract: {version: 2.1.0}
                tables:
                  orders:
                    checks: [not_null: [id]]
                """);
        assay(
                "run",
                "--env",
                "staging",
                "--report=json",
                "--reports-dir",
                suites.reports().toString());
        var check = suites.results().path("checks").get(0);
        assertThat(check.path("environment").asString()).isEqualTo("staging");
        assertThat(check.path("contract").asString()).isEqualTo("2.1.0");
    }

    private String run(String environment) {
        Assay done = assay(
                "run",
                "--env",
                environment,
                "--report=json",
                "--reports-dir",
                suites.reports().toString());
        assertThat(done.code()).as(done.err()).isZero();
        return suites.results().path("checks").get(0).path("examined").asString();
    }

    @Test
    void each_environment_has_marks_of_its_own_even_in_one_database() throws Exception {
        assertThat(run("staging")).isEqualTo("2");
        assertThat(run("staging")).isEqualTo("1");
        assertThat(run("test")).isEqualTo("2");
        assertThat(run("staging")).isEqualTo("1");
        assertThat(Files.readString(suites.reports().resolve("state/memory.properties")))
                .contains("staging", "test");
    }

    @Test
    void each_environment_has_what_checks_keep_for_themselves() {
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                checks:
                  - {id: kept, row_count_change: {table: orders, max_decrease: 0}}
                """);
        run("staging");
        assertThat(message()).startsWith("There is no earlier run");
        run("test");
        assertThat(message()).startsWith("There is no earlier run");
        run("staging");
        assertThat(message()).startsWith("There are 2 rows, and there were 2 in the last run");
    }

    private String message() {
        return suites.results().path("checks").get(0).path("message").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "validate", "list", "catalogue"})
    void every_command_refuses_one_that_is_not_declared(String command) {
        Assay done = assay(command, "--env", "stagin");
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err())
                .contains(
                        "the environment 'stagin' is not declared: did you mean 'staging'? (declared: staging, test)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "catalogue"})
    void what_asks_the_database_asks_that_of_the_environment(String command) {
        assertThat(assay(command, "--env", "test").code()).isZero();
        assertThat(assay(command).err()).contains("the variable SHOP_URL has no value");
    }
}
