package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate answers from the results that are kept. */
@Tag("fast")
class GateCommandTest {

    private static final String SUITE = """
            version: 1
            suite: Orders
            domain: Sales
            connection: shop
            tables:
              orders:
                checks: [{row_count: {min: 2}}]
                columns:
                  customer: [{not_null: {}, severity: minor}]
            """;

    @TempDir
    Path folder;

    private final TestDatabase database = TestPostgres.newest()
            .database()
            .run("CREATE TABLE orders (customer int); INSERT INTO orders VALUES (NULL)");

    private SuiteFolder suites;

    @BeforeEach
    void suite() {
        suites = SuiteFolder.over(folder, database);
        suites.write("orders.yaml", SUITE);
    }

    private Assay assay(String command, String asOf, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(command, suites.folder(), "--as-of", asOf));
        arguments.addAll(List.of("--reports-dir", suites.reports()));
        arguments.addAll(List.of(more));
        return Assay.run(arguments.toArray());
    }

    private void run(String asOf, String... more) {
        List<String> options = new ArrayList<>(List.of("--report=json", "--quiet"));
        options.addAll(List.of(more));
        assay("run", asOf, options.toArray(String[]::new));
    }

    private void assertGate(int code, String said, String asOf, String... more) {
        Assay gate = assay("gate", asOf, more);
        assertThat(gate.out().strip()).as(gate.err()).isEqualTo(said);
        assertThat(gate.code()).isEqualTo(code);
    }

    @Test
    void what_never_ran_is_not_known() {
        assertGate(1, "NOT KNOWN  Sales: orders: not run yet", "2027-01-12T06:00:00Z");
    }

    @Test
    void it_opens_when_the_data_is_mended_and_closes_when_the_results_are_old() {
        run("2027-01-11T06:00:00Z");
        run("2027-01-12T06:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 11 Jan", "2027-01-12T06:30:00Z");
        database.run("INSERT INTO orders VALUES (NULL)");
        run("2027-01-12T07:00:00Z");
        assertGate(0, "USABLE  Sales", "2027-01-12T07:30:00Z");
        assertGate(1, "NOT KNOWN  Sales: orders: last checked 12 Jan 07:00", "2027-01-14T07:00:00Z");
    }

    @Test
    void a_run_of_other_checks_a_branch_or_another_definition_does_not_count() {
        run("2027-01-12T06:00:00Z");
        run("2027-01-12T07:00:00Z", "--select", "type:not_null");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T07:30:00Z");
        assertGate(1, "NOT KNOWN  Sales: orders: not run yet", "2027-01-12T07:30:00Z", "--branch", "new-load");
        suites.write("orders.yaml", SUITE.replace("min: 2", "min: 1"));
        assertGate(1, "NOT KNOWN  Sales: orders: not run yet", "2027-01-12T07:30:00Z");
    }

    @Test
    void the_console_of_a_run_says_the_same_and_what_changed() {
        run("2027-01-11T06:00:00Z");
        database.run("INSERT INTO orders VALUES (NULL)");
        run("2027-01-12T06:00:00Z");
        database.run("DELETE FROM orders");
        Assay relapse = assay("run", "2027-01-13T06:00:00Z", "--report=json");
        assertThat(relapse.out())
                .contains("DO NOT USE  Orders: 1 critical check fails since 13 Jan\n")
                .contains("Since 12 Jan 06:00: 1 new, 1 still failing")
                .contains("row count  [critical]  new, again since 13 Jan");
    }

    @Test
    void a_product_is_asked_for_by_its_name() {
        suites.write("products.yaml", """
                version: 1
                products:
                  Revenue: {tables: [orders]}
                  Refunds: {tables: [returns]}
                """);
        database.run("INSERT INTO orders VALUES (NULL)");
        run("2027-01-12T06:00:00Z");
        assertGate(0, "USABLE  Revenue", "2027-01-12T06:30:00Z", "--product", "Revenue");
        assertGate(1, "NOT KNOWN  Refunds: no check is enabled", "2027-01-12T06:30:00Z", "--product", "Refunds");
        assertThat(assay("gate", "2027-01-12T06:30:00Z", "--product", "Revenues")
                        .err())
                .contains("no product 'Revenues' is declared, there are Revenue, Refunds");
    }

    @Test
    void a_waiver_that_ended_accepts_nothing_any_more() {
        suites.write("orders.yaml", SUITE + """
                waivers:
                  - {check: orders.row_count, until: 2027-01-12, owner: sales, reason: Known}
                """);
        run("2027-01-12T20:00:00Z");
        assertGate(0, "WITH CAUTION  Sales: 1 critical check needs a look since 12 Jan", "2027-01-12T23:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-13T06:00:00Z");
    }

    @Test
    void what_is_switched_off_since_is_not_known() {
        database.run("INSERT INTO orders VALUES (NULL)");
        run("2027-01-12T06:00:00Z");
        suites.write("orders.yaml", SUITE.replace("{row_count: {min: 2}}", "{row_count: {min: 2}, enabled: false}"));
        assertGate(1, "NOT KNOWN  Sales: orders: switched off", "2027-01-12T07:00:00Z");
    }

    @Test
    void patterns_count_by_what_they_found_and_are_not_known_before() throws IOException {
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                domain: Sales
                connection: shop
                for:
                  "public.*":
                    checks: [{row_count: {min: 2}}]
                """);
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T05:00:00Z");
        run("2027-01-12T06:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T06:30:00Z");
        suites.write(
                "orders.yaml",
                Files.readString(suites.folder().resolve("orders.yaml")).replace("min: 2", "min: 1"));
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T06:30:00Z");
    }

    private static final String PATTERN = """
            version: 1
            suite: Orders
            domain: Sales
            connection: shop
            for:
              "public.*":
                checks: [{row_count: {min: 1}}]
            """;

    @Test
    void a_part_of_a_pattern_leaves_the_rest_of_it_unknown() {
        database.run("CREATE TABLE returns (id int)");
        suites.write("orders.yaml", PATTERN);
        run("2027-01-12T06:00:00Z", "--select", "table:public.orders");
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T06:30:00Z");
        run("2027-01-12T07:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T07:30:00Z");
    }

    @Test
    void a_table_that_a_pattern_means_no_more_is_gone_after_a_whole_run() {
        database.run("CREATE TABLE returns (id int)");
        suites.write("orders.yaml", PATTERN);
        run("2027-01-12T06:00:00Z");
        database.run("DROP TABLE returns");
        assertThat(assay("run", "2027-01-12T07:00:00Z", "--report=json").out()).contains("1 removed while failing");
        assertGate(0, "USABLE  Sales", "2027-01-12T07:30:00Z");
        assertThat(assay("run", "2027-01-12T08:00:00Z", "--report=json").out()).doesNotContain("removed");
    }

    @Test
    void a_product_finds_its_tables_with_and_without_their_schema_and_wants_all_suites() {
        suites.write("products.yaml", "version: 1\nproducts:\n  Revenue: {tables: [orders]}\n");
        suites.write("orders.yaml", SUITE.replace("  orders:", "  public.orders:"));
        suites.write("other.yaml", SUITE.replace("min: 2", "min: 1").replace("suite: Orders", "suite: Others"));
        run("2027-01-12T06:00:00Z");
        assertGate(
                1,
                "DO NOT USE  Revenue: 1 critical check fails since 12 Jan",
                "2027-01-12T06:30:00Z",
                "--product",
                "Revenue");
        Assay one = Assay.run(
                "gate",
                suites.folder().resolve("other.yaml"),
                "--product",
                "Revenue",
                "--reports-dir",
                suites.reports());
        assertThat(one.err()).contains("other suites may check the tables of a data product, too: give the folder");
    }

    @Test
    void a_check_that_names_the_clock_is_the_same_at_each_clock() {
        suites.write("orders.yaml", SUITE.replace("min: 2}", "min: 2}, filter: \"${as_of} > date '2020-01-01'\""));
        run("2027-01-12T06:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T06:30:00Z");
    }

    @Test
    void results_before_a_run_that_cannot_be_read_say_nothing_any_more() throws Exception {
        database.run("INSERT INTO orders VALUES (NULL)");
        run("2027-01-12T06:00:00Z");
        Set<Path> before = kept();
        Thread.sleep(1100); // run ids have whole seconds
        run("2027-01-12T06:10:00Z");
        assertGate(0, "USABLE  Sales", "2027-01-12T06:30:00Z");
        Set<Path> newest = kept();
        newest.removeAll(before);
        Files.writeString(newest.iterator().next(), "torn");
        assertGate(1, "NOT KNOWN  Sales: orders: last checked 12 Jan 06:00", "2027-01-12T06:30:00Z");
        assertGate(1, "NOT KNOWN  Sales: orders: last checked 12 Jan 06:00", "2027-01-12T06:30:00Z");
    }

    /** Two patterns that bring critical checks: one of {@code orders}, which fails, and one of {@code lines}. */
    private String patterns() {
        database.run("CREATE TABLE lines (id int); INSERT INTO lines VALUES (1), (2)");
        return """
                version: 1
                suite: Orders
                domain: Sales
                connection: shop
                for:
                  "public.ord*":
                    checks: [{row_count: {min: 2}}]
                  "public.lin*":
                    checks: [{row_count: {min: 2}}]
                """;
    }

    @Test
    void each_pattern_counts_by_what_it_found() {
        String suite = patterns();
        suites.write("orders.yaml", suite);
        run("2027-01-12T06:00:00Z", "--select", "table:*lines");
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T06:30:00Z");
        run("2027-01-12T07:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T07:30:00Z");
        suites.write("orders.yaml", suite.replaceFirst("min: 2", "min: 3"));
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T07:30:00Z");
    }

    @Test
    void a_pattern_that_finds_nothing_is_not_known_beside_one_that_does() {
        suites.write("orders.yaml", patterns());
        database.run("DROP TABLE orders");
        Assay run = assay("run", "2027-01-12T06:00:00Z", "--report=json");
        assertThat(run.out()).contains("NOT KNOWN  Orders");
        assertGate(1, "NOT KNOWN  Sales: Orders: not run yet", "2027-01-12T06:30:00Z");
    }

    @Test
    void what_the_last_run_did_not_find_any_more_is_not_known() {
        suites.write("orders.yaml", patterns().replaceAll("(?s)  .public.ord.*?\n  (?=.public.lin)", "  "));
        suites.write("assay.yaml", "version: 1\nschedule: 24h\n");
        run("2027-01-12T06:00:00Z");
        assertGate(0, "USABLE  Sales", "2027-01-13T06:30:00Z");
        database.run("DROP TABLE lines");
        run("2027-01-13T06:00:00Z");
        assertGate(1, "NOT KNOWN  Sales: public.lines: last checked 12 Jan 06:00", "2027-01-13T06:30:00Z");
    }

    @Test
    void a_run_whose_declarations_are_lost_leaves_nothing_before_it_current() throws Exception {
        suites.write("orders.yaml", patterns().replace("ord*", "lin*s").replace("lin*\"", "new*\""));
        database.run("CREATE TABLE new1 (id int); INSERT INTO new1 VALUES (1), (2)");
        run("2027-01-12T06:00:00Z");
        Set<Path> before = files();
        Thread.sleep(1100); // run ids have whole seconds
        database.run("CREATE TABLE new2 (id int)");
        run("2027-01-12T07:00:00Z");
        assertGate(1, "DO NOT USE  Sales: 1 critical check fails since 12 Jan", "2027-01-12T07:30:00Z");
        for (Path file : files()) {
            if (!before.contains(file) && !kept().contains(file)) {
                Files.writeString(file, "torn");
            }
        }
        Assay gate = assay("gate", "2027-01-12T07:30:00Z");
        assertThat(gate.code()).as(gate.out()).isEqualTo(1);
        assertThat(gate.out()).startsWith("NOT KNOWN  Sales");
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(suites.reports().resolve("history"))) {
            return files.collect(Collectors.toSet());
        }
    }

    private Set<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(suites.reports().resolve("history"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("checks-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void a_check_that_is_removed_while_it_fails_is_told_once() throws IOException {
        run("2027-01-11T06:00:00Z");
        suites.write("orders.yaml", SUITE.replace("row_count: {min: 2}", "unique: {columns: [customer]}"));
        Assay removed = assay("run", "2027-01-12T06:00:00Z", "--report=json,page");
        assertThat(removed.out()).contains("Since 11 Jan 06:00: 1 still failing, 1 removed while failing");
        Path latest = suites.reports().resolve("latest");
        assertThat(Files.readString(latest.resolve("results.json")))
                .containsPattern("\"removed\" : \\[ \"[^\"]*orders.yaml#orders.row_count\" ]");
        assertThat(Files.readString(latest.resolve("index.html"))).contains("<h2>Removed while failing</h2>", "1 row");
        assertThat(assay("run", "2027-01-13T06:00:00Z", "--report=json").out()).doesNotContain("removed");
    }

    @Test
    void it_judges_whole_suites() {
        assertThat(assay("gate", "2027-01-12T06:30:00Z", "--select", "type:not_null")
                        .err())
                .contains("the gate judges whole suites");
    }
}
