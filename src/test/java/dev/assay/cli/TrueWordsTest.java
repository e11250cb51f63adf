package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands say is so, and helps. */
class TrueWordsTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        suites = Orders.in(folder);
    }

    private Assay run(Object... options) {
        Object[] all = new Object[options.length + 4];
        all[0] = "run";
        all[1] = folder;
        all[2] = "--reports-dir";
        all[3] = suites.reports();
        System.arraycopy(options, 0, all, 4, options.length);
        return Assay.run(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not_null: {table: orders, column: id, where: id > 1} | write 'filter' in its place, on the check itself, beside the type",
                "not_null: {table: orders, column: id, mostly: 0.9} | write 'fail_above' in its place",
                "rejected_values: {table: orders, column: id, values: [null]} | a null in 'values' means nothing",
                "column_type: {table: orders, column: id, type: DOUBLE_PRECISION} | did you mean 'double precision'?",
                "column_type: {table: orders, column: id, type: [bigint, Time Stamp]} | did you mean 'timestamp'?",
                "not_null: {table: orders, column: id, consent: x} | what may stand here is table, column, columns",
            })
    void a_word_that_is_wrong_leads_to_the_right_one(String check, String said) {
        suites.write("a.yaml", "version: 1\nsuite: A\nconnection: shop\nchecks:\n  - " + check + "\n");
        assertThat(Assay.run("validate", folder).err()).contains(said).doesNotContain("not in this version");
    }

    @Test
    void blanks_within_quotes_are_shown_as_they_are() {
        suites.write(
                "a.yaml",
                Orders.suite("passed")
                        + "  - {expression_is_true: {table: orders, expression: \"status  =   'a  b'\"}, id: e}\n");
        assertThat(run("--report=json").code()).isOne();
        assertThat(suites.results().toString()).contains("status = 'a  b'");
    }

    @Test
    void nothing_to_run_again_is_good_news() {
        suites.write("a.yaml", Orders.suite("passed"));
        assertThat(run("--report=json").code()).isZero();
        Assay again = run("--report=json", "--failed");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("Nothing failed in the last run");
    }

    @Test
    void a_selection_that_means_nothing_of_a_pattern_either_is_said_in_a_sentence() {
        suites.write(
                "a.yaml",
                "version: 1\nsuite: A\nconnection: shop\nfor:\n  \"public.*\":\n    checks: [row_count: {min: 1}]\n");
        Assay assay = run("--report=json", "--select", "nothing");
        assertThat(assay.code()).isEqualTo(3);
        assertThat(assay.err())
                .doesNotContain("Exception")
                .contains("no check of the tables that were found is selected");
    }

    @Test
    void the_console_is_a_report_too() {
        suites.write("a.yaml", Orders.suite("passed"));
        Assay assay = run("--report=console");
        assertThat(assay.code()).isZero();
        assertThat(assay.out()).contains("1 check");
    }

    @Test
    void a_run_without_a_page_leads_to_the_last_one() throws IOException {
        suites.write("a.yaml", Orders.suite("passed"));
        run("--report=json,page");
        String page =
                suites.reports().resolve("latest").toRealPath().getFileName().toString();
        for (int i = 0; i < 2; i++) {
            run("--report=json");
            assertThat(Files.readString(suites.reports().resolve("latest/index.html")))
                    .contains("has no page")
                    .contains("href=\"../" + page + "/index.html\"");
        }
        run("--report=json,page");
        assertThat(Files.readString(suites.reports().resolve("latest/index.html")))
                .doesNotContain("has no page");
    }

    @Test
    void columns_that_only_the_other_table_has_are_named() {
        suites.write("a.yaml", """
                version: 1
                suite: A
                connection: shop
                checks:
                  - {set_equality: {table: customers, to: orders, duplicates: ignore, relation: subset}, id: s}
                  - {set_equality: {table: customers, to: orders, duplicates: ignore, relation: subset, columns: [id]}, id: t}
                """);
        run("--report=json");
        assertThat(suites.results().path("checks").path(0).path("message").asString())
                .contains("Not compared, since only the other table has it: status");
        assertThat(suites.results().path("checks").path(1).path("message").asString())
                .doesNotContain("ot compared");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{min: 1} | {min: 2} | the pattern public.* has changed",
                "connection: shop | connection: mart | connection is mart, was shop",
                "until: 2027-01-31 | until: 2027-02-28 | the waiver of k has changed: consumers",
                "accepts: 3 | accepts: 2 | the waiver of k has changed: data that producers",
                "'*_at' | '*_on' | the pattern of columns of orders has changed",
                "for: | for: {public.x*: {checks: [{row_count: {min: 9}}]}} #| the pattern public.x* is new",
            })
    void a_contract_s_diff_sees_what_stands_beside_its_checks(String from, String to, String said) throws IOException {
        String old = """
                version: 1
                suite: A
                connection: shop
                contract: {version: 1.0.0, owner: x}
                tables: {orders: {columns: {'*_at': [not_null]}}}
                checks: [{not_null: {table: orders, column: id}, id: k}]
                waivers: [{check: k, accepts: 3, until: 2027-01-31, owner: x, reason: y}]
                for: {"public.*": {checks: [{row_count: {min: 1}}]}}
                """;
        Path before = Files.writeString(folder.resolve("old.txt"), old);
        Path after = Files.writeString(
                folder.resolve("new.txt"),
                from.equals("for:")
                        ? old.replace("for: {", "for: {\"public.x*\": {checks: [{row_count: {min: 9}}]}, ")
                        : old.replace(from, to));
        Assay assay = Assay.run("contract", "diff", before, after);
        assertThat(assay.out() + assay.err()).contains(said).doesNotContain("Nothing has changed");
        assertThat(assay.code()).isEqualTo(1);
    }
}
