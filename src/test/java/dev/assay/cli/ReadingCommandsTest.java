package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read no row: {@code validate}, {@code list}, {@code plan}. */
class ReadingCommandsTest {

    @TempDir
    Path folder;

    @Test
    void validate_counts_the_checks_of_each_suite_and_asks_no_database() {
        SuiteFolder suites = SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
        suites.write("orders.yaml", Orders.FAILING);
        suites.write("one.yaml", Orders.suite("passed"));
        Assay done = Assay.run("validate", folder);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out().replace(folder.toString(), "")).isEqualTo("/one.yaml: 1 check\n/orders.yaml: 6 checks\n");
        assertThat(done.err()).isEmpty();
    }

    @Test
    void list_shows_id_and_name_and_what_is_switched_off() {
        SuiteFolder suites = SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
        suites.write("made.yaml", Orders.suite("passed", "off"));
        Assay done = Assay.run("list", folder);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out().replace(folder.toString(), ""))
                .startsWith("/made.yaml#passed\t")
                .contains("\n/made.yaml#off\t")
                .endsWith(" (switched off)\n");
    }

    @Test
    void list_has_each_check_as_json_with_the_keys_of_results() {
        SuiteFolder suites = SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
        suites.write("orders.yaml", Orders.FAILING + "owner: squad\ndomain: Shop\n");
        suites.write("made.yaml", Orders.suite("off"));
        Assay done = Assay.run("list", folder, "--json");
        assertThat(done.code()).as(done.err()).isZero();
        List<String> lines = done.out().replace(folder.toString(), "").lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0))
                .startsWith("{\"id\":\"/made.yaml#off\",\"key\":\"off\",")
                .contains("\"enabled\":false");
        assertThat(lines)
                .contains("{\"id\":\"/orders.yaml#orders.accepted_values(status)\","
                        + "\"key\":\"orders.accepted_values(status)\",\"name\":\"status: accepted values\",\"enabled\":true,"
                        + "\"suite\":\"Orders\",\"suite_path\":\"/orders.yaml\",\"line\":11,\"column\":11,\"table\":\"orders\","
                        + "\"type\":\"accepted_values\",\"columns\":[\"status\"],\"dimension\":\"conformity\",\"severity\":\"normal\","
                        + "\"owner\":\"squad\",\"domain\":\"Shop\",\"connection\":\"shop\",\"environment\":null,\"contract\":null,"
                        + "\"tags\":[\"core\",\"words\"],\"waivable\":true,\"formerly\":[]}");
    }

    @Test
    void plan_shows_the_statements_and_how_many_there_are() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        Assay done = Assay.run("plan", folder);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("reads public.orders\n")
                .contains("reads public.customers\n")
                .containsIgnoringCase("select")
                .matches("(?s).*-- 6 checks, [2-4] statements\n");
    }

    @Test
    void plan_sends_no_scan() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("made.yaml", """
                version: 1
                suite: Made
                connection: shop
                checks:
                  - row_count: {table: sleepy, min: 1}
                """);
        long start = System.nanoTime();
        Assay done = Assay.run("plan", folder);
        assertThat(done.out()).contains("reads public.sleepy").endsWith("-- 1 check, 1 statement\n");
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
        assertThat(suites.reports()).doesNotExist();
    }

    @Test
    void plan_says_what_the_catalogue_refutes() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("made.yaml", Orders.suite("passed", "broken"));
        Assay done = Assay.run("plan", folder);
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.out()).contains("made.yaml#broken: [TABLE_MISSING] ").endsWith("-- 2 checks, 1 statement\n");
    }
}
