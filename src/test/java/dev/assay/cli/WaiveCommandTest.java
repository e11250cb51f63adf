package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code assay waive}: from what failed to a suite that accepts it. */
class WaiveCommandTest {

    private static final String SUITE = """
            version: 1
            suite: Orders   # all of them
            connection: shop
            checks:
              # words
              - accepted_values: {table: orders, column: status, values: [new, paid]}
              - {id: many, row_count: {table: orders, min: 5}}
              - {id: sacred, unique: {table: orders, columns: status}, waivable: false}
              - {id: good, not_null: {table: orders, column: id}}
              - {id: none, not_null: {table: orders, column: id}, filter: id > 99}
            """;

    private static final String STATUS = "orders.accepted_values(status)";

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path file;

    @BeforeEach
    void open() {
        suites = Orders.in(folder);
        file = suites.write("orders.yaml", SUITE);
        assertThat(run().code()).isEqualTo(Exit.FAILED);
    }

    private Assay run() {
        return Assay.run("run", folder, "--report=json", "--reports-dir", suites.reports());
    }

    private Assay waive(String... options) {
        return Assay.run(Stream.concat(
                        Stream.of(
                                "waive",
                                "--reports-dir",
                                suites.reports(),
                                "--until=2999-12-31",
                                "--owner=sales",
                                "--reason=Known at source"),
                        Stream.of(options))
                .toArray());
    }

    @Test
    void what_was_waived_fails_no_more_until_more_of_it_does() throws Exception {
        Assay done = waive("--check", STATUS, "--check", "many", "--ticket=DQ-17", "--approved-by=head of sales");
        assertThat(done)
                .isEqualTo(new Assay(Exit.PASSED, file + ": waived until 2999-12-31: " + STATUS + ", many\n", ""));
        String waived = SUITE + """
                waivers:
                  - {check: orders.accepted_values(status), accepts: 1, until: 2999-12-31, owner: sales, approved_by: head of sales, ticket: DQ-17, reason: Known at source}
                  - {check: many, until: 2999-12-31, owner: sales, approved_by: head of sales, ticket: DQ-17, reason: Known at source}
                """;
        assertThat(file).hasContent(waived);
        Files.writeString(file, waived.replaceAll("(?m)^  - \\{id: (sacred|none).*\n", ""));
        Assay again = run();
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("3 checks: 1 passed, 2 waived", "WAIVED  2 checks");
        assertThat(suites.statuses()).containsExactly(STATUS + " WAIVED", "many WAIVED", "good PASSED");
        assertThat(Assay.run("run", folder, "--report=none", "--fail-on=warn").code())
                .isZero();
        Files.writeString(file, Files.readString(file).replace("[new, paid]", "[new]"));
        assertThat(run().code()).isEqualTo(Exit.FAILED);
    }

    @Test
    void all_waives_what_can_be_and_names_the_rest() throws Exception {
        Assay done = waive("--all");
        assertThat(done.code()).isZero();
        assertThat(done.err().replace(folder.toString(), "…"))
                .isEqualTo("not waived: …/orders.yaml#sacred says waivable: false\n"
                        + "not waived: …/orders.yaml#none failed because there was nothing to examine, and a waiver accepts only"
                        + " failing rows\n");
        assertThat(Files.readString(file)).contains("  - {check: " + STATUS, "  - {check: many, until");
        run();
        assertThat(waive("--all").err()).contains("#sacred says", "no waiver was written");
        assertThat(waive("--check=many").err()).contains("#many has a waiver already, until 2999-12-31: change it in ");
    }

    @Test
    void a_dry_run_prints_the_waivers_and_changes_no_file() {
        assertThat(waive("--check=many", "--dry-run").out())
                .isEqualTo("# " + file + "\nwaivers:\n"
                        + "  - {check: many, until: 2999-12-31, owner: sales, reason: Known at source}\n");
        assertThat(file).hasContent(SUITE);
    }

    @Test
    void the_results_of_any_run_serve() throws Exception {
        Path kept = suites.write("kept.json", Files.readString(suites.reports().resolve("latest/results.json")));
        suites.write("orders.yaml", SUITE.replace("min: 5", "min: 1"));
        run();
        assertThat(waive("--check=many").err()).contains("#many did not fail but ended as PASSED");
        assertThat(waive(kept.toString(), "--check", file + "#many").code()).isZero();
        assertThat(Files.readString(file)).contains("- {check: many, until: 2999-12-31");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--check=sacred | #sacred says waivable: false",
                "--check=many,--check=sacred | #sacred says waivable: false",
                "--check=good | #good did not fail but ended as PASSED",
                "--check=none | #none failed because there was nothing to examine",
                "--check=gone | --check gone is no check of that run: see what there is with assay list",
                "-q | Unknown option",
                "--dry-run | say which checks to waive: --check KEY, or --all for every one that failed",
                "--all,--check=many | say which checks to waive: --check KEY, or --all for every one that failed",
                "--all,elsewhere.json | waivers are for checks that failed in a run: there is no elsewhere.json"
            })
    void what_cannot_be_waived_is_refused_and_nothing_written(String options, String why) {
        Assay done = waive(options.split(","));
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains(why);
        assertThat(file).hasContent(SUITE);
    }

    @ParameterizedTest
    @CsvSource({"2001-01-31,has already passed", "31.1.2027,takes a date such as 2027-01-31", "2027-02-30,takes a date"
    })
    void a_day_that_is_none_or_is_over_is_refused(String day, String why) {
        Assay done = Assay.run("waive", "--all", "--until", day, "--owner=us", "--reason=x");
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains(why);
    }

    @Test
    void a_suite_that_has_changed_since_refuses_what_it_does_not_have_and_takes_the_rest() {
        String changed = SUITE.replace("id: many", "id: plenty");
        suites.write("orders.yaml", changed);
        Assay one = waive("--check=many", "--check", STATUS);
        assertThat(one.code()).isEqualTo(Exit.WRONG);
        assertThat(one.err()).contains("no check of this suite is 'many'").endsWith("assay: no waiver was written\n");
        assertThat(file).hasContent(changed);
        Assay done = waive("--all");
        assertThat(done.code()).isZero();
        assertThat(done.err()).contains("not waived: " + file + "#many\n", "no check of this suite is 'many'");
        assertThat(file)
                .content()
                .startsWith(changed)
                .contains("  - {check: " + STATUS)
                .doesNotContain("check: many");
    }

    @Test
    void deviations_of_a_contract_are_waived_as_many_as_there_are() throws Exception {
        String contract = """
                version: 1
                suite: Contract
                connection: shop
                checks:
                  - columns_exist: {table: orders, columns: [id, phone, mail]}
                  - column_type: {table: orders, column: status, type: date}
                  - {id: who, attribution: {table: orders}}
                """;
        suites.write("orders.yaml", contract);
        run();
        Assay done = waive("--all");
        assertThat(done.code()).isZero();
        assertThat(done.err())
                .isEqualTo("not waived: " + file
                        + "#who failed before any row was counted, and a waiver accepts only failing rows\n");
        assertThat(file).hasContent(contract + """
                waivers:
                  - {check: "orders.columns_exist(id, phone, mail)", accepts: 2, until: 2999-12-31, owner: sales, reason: Known at source}
                  - {check: orders.column_type(status), accepts: 1, until: 2999-12-31, owner: sales, reason: Known at source}
                """);
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^  - \\{id: who.*\n", ""));
        assertThat(run().code()).isZero();
        assertThat(suites.statuses())
                .containsExactly("orders.columns_exist(id, phone, mail) WAIVED", "orders.column_type(status) WAIVED");
    }

    @Test
    void a_check_that_was_renamed_is_run_again_as_failed() {
        suites.write("orders.yaml", SUITE.replace("id: many", "id: plenty, formerly: many"));
        Assay.run("run", folder, "--failed", "--report=json", "--reports-dir", suites.reports());
        assertThat(suites.statuses()).contains("plenty FAILED").hasSize(4);
    }
}
