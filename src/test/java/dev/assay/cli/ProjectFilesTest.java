package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners, products and settings beside {@code connections.yaml}, and what commands make of them. */
class ProjectFilesTest {

    private static final String SUITE = """
            version: 1
            suite: Orders
            connection: shop
            owner: %s
            domain: Sales
            tables:
              orders:
                checks:
                  - row_count: {min: 5}
              customers:
                checks:
                  - row_count: {min: 1}
            """;

    private static final String PRODUCTS = """
            version: 1
            products:
              Revenue <report>:
                domains: [Sales]
              Support figures:
                tables: [customers]
            """;

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        suites = Orders.in(folder);
        suites.write("orders.yaml", SUITE.formatted("sales squad"));
        suites.write("products.yaml", PRODUCTS);
        suites.write("owners.yaml", """
                version: 1
                owners:
                  sales squad:
                    channel: "#sales <b>"
                    contact: https://wiki.example.org/sales?a=1&b=2
                    on_call: javascript:alert(1)
                """);
    }

    private String page() throws IOException {
        return Files.readString(suites.reports().resolve("latest/index.html"));
    }

    private Assay run(Object... options) {
        return Assay.run(Stream.concat(Stream.of("run", folder, "--as-of", "2026-01-31T06:00:00Z"), Stream.of(options))
                .toArray());
    }

    @Test
    void the_page_shows_products_and_how_to_reach_owners() throws IOException {
        run("--report=page", "--reports-dir", suites.reports());
        assertThat(page())
                .containsSubsequence(
                        "2 checks",
                        "<b>Revenue &lt;report&gt;</b> <span class=\"v bad\">DO NOT USE</span>",
                        "1 of 2 tables",
                        "<b>Support figures</b> <span class=\"v good\">USABLE</span>",
                        "1 table",
                        "<table class=\"domains\">",
                        "sales squad, #sales &lt;b&gt;",
                        "Fix first",
                        "sales squad, #sales &lt;b&gt;, ",
                        "<a href=\"https://wiki.example.org/sales?a=1&amp;b=2\" rel=\"noreferrer\">wiki.example.org</a>",
                        ", on call: javascript:alert(1)")
                .doesNotContain("href=\"javascript:", "<b>\"");
    }

    @Test
    void the_settings_say_where_reports_go_which_and_how_long_they_hold() throws IOException {
        suites.write("assay.yaml", """
                version: 1
                reports: {dir: reports, write: page}
                valid_for: 90m
                keep: {runs: 2}
                """);
        for (int i = 0; i < 3; i++) {
            assertThat(run("--quiet").err()).isEmpty();
        }
        assertThat(suites.reports().resolve("latest").toFile().list())
                .contains("index.html")
                .doesNotContain("results.json", "junit.xml");
        assertThat(page())
                .contains("valid until "
                        + DateTimeFormatter.ofPattern("HH:mm")
                                .format(Instant.parse("2026-01-31T07:30:00Z").atZone(ZoneId.systemDefault())));
        try (Stream<Path> kept = Files.list(suites.reports().resolve("history"))) {
            List<String> runs = kept.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("checks-"))
                    .toList();
            assertThat(runs).hasSize(2);
        }
    }

    @Test
    void a_report_that_nobody_can_write_is_told_before_anything_runs() {
        suites.write("assay.yaml", "version: 1\nreports: {write: [json, pdf]}\n");
        String told =
                "reports.write of assay.yaml takes allure, console, events, github, gitlab, json, junit, page or none, not 'pdf'";
        assertThat(run("--reports-dir", suites.reports()).err()).contains(told);
        Assay validated = Assay.run("validate", folder);
        assertThat(validated.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(validated.err()).contains(told);
    }

    @Test
    void validate_tells_what_products_name_and_no_suite_declares() {
        suites.write("products.yaml", PRODUCTS.replace("Sales", "Sale, Made").replace("customers", "customer"));
        suites.write("below/made.yaml", Orders.suite("passed"));
        Assay done = Assay.run("validate", folder.resolve("orders.yaml"));
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.err().replace(folder.toString(), "")).isEqualTo("""
                /products.yaml:4:15: no suite has the domain 'Sale': did you mean 'Sales'?
                        domains: [Sale, Made]
                                  ^
                /products.yaml:6:14: no suite has checks of the table 'customer': did you mean 'customers'?
                        tables: [customer]
                                 ^
                """);
    }

    @Test
    void validate_only_warns_where_a_suite_that_may_declare_it_cannot_be_read() {
        suites.write("products.yaml", PRODUCTS.replace("Sales", "Billing"));
        suites.write("below/broken.yaml", "version: 1\nsuite: Broken\ndomain: Billing\n");
        Assay done = Assay.run("validate", folder.resolve("orders.yaml"));
        assertThat(done.code()).isZero();
        assertThat(done.err())
                .contains("no suite has the domain 'Billing': there is Sales")
                .contains("cannot be read and may declare it");
    }

    @Test
    void validate_takes_what_is_declared_and_what_a_pattern_may_mean() {
        suites.write("more.yaml", """
                version: 1
                suite: More
                connection: shop
                for:
                  app.*: {checks: [{row_count: {min: 1}}]}
                """);
        suites.write("products.yaml", PRODUCTS.replace("customers", "app.invoices, orders"));
        Assay done = Assay.run("validate", folder);
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
    }

    @Test
    void the_schemas_are_printed() {
        assertThat(Assay.run("schema", "--owners").out()).contains("\"The owners of data\"");
        assertThat(Assay.run("schema", "--products").out()).contains("\"Data products\"");
        assertThat(Assay.run("schema", "--settings").out()).contains("\"Settings of runs\"");
        assertThat(Assay.run("schema").out()).contains("\"A suite of data quality checks\"");
        assertThat(Assay.run("schema", "--owners", "--products").code()).isEqualTo(Exit.WRONG);
    }
}
