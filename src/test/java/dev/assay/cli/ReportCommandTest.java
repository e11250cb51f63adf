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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are made anew of what is kept. */
@Tag("fast")
class ReportCommandTest {

    private static final String SUITE = """
            version: 1
            suite: Orders
            domain: Sales
            connection: shop
            tables:
              orders:
                checks:
                  - {row_count: {min: 2}, id: rows}
                  - {freshness: {column: at, fail_after: 2d}, id: fresh}
                columns:
                  customer: [{not_null: {}, id: customer, what_to_do: Load it again.}]
            """;

    @TempDir
    Path folder;

    private final TestDatabase database = TestPostgres.newest().database().run("""
            CREATE TABLE orders (customer int, at timestamptz);
            INSERT INTO orders VALUES (NULL, '2027-01-07 06:00Z');
            """);

    private SuiteFolder suites;

    @BeforeEach
    void suite() {
        suites = SuiteFolder.over(folder, database);
        suites.write("orders.yaml", SUITE);
        suites.write("products.yaml", "version: 1\nproducts:\n  Revenue: {domains: [Sales], owner: finance}\n");
    }

    private Assay run(String day, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run",
                suites.folder(),
                "--report=json,page",
                "--quiet",
                "--as-of",
                day + "T06:00:00Z",
                "--reports-dir",
                suites.reports()));
        arguments.addAll(List.of(more));
        return Assay.run(arguments.toArray());
    }

    private Assay report(String... arguments) {
        List<Object> all = new ArrayList<>(List.of("report", "--reports-dir", suites.reports()));
        all.addAll(List.of(arguments));
        return Assay.run(all.toArray());
    }

    /** The folder of the newest run. */
    private Path latest() throws IOException {
        return suites.reports().resolve("latest").toRealPath();
    }

    /** The page without what only the run itself knows: what its statements cost, and what no check is about. */
    private static String page(Path run) throws IOException {
        return Files.readString(run.resolve("index.html"))
                .replaceAll("(?s)<h2>Without any check.*?</main>", "</main>")
                .replaceAll("<span>\\d+ statements? in ", "<span>");
    }

    @Test
    void a_page_made_anew_is_the_page_of_then() throws IOException {
        run("2027-01-10");
        run("2027-01-11", "--select", "type:not_null");
        Path part = latest();
        String then = page(part);
        database.run("INSERT INTO orders VALUES (1, '2027-01-12 05:00Z')");
        run("2027-01-12");
        Path newest = latest();
        Files.delete(part.resolve("index.html"));
        Assay made = report(part.getFileName().toString(), "latest");
        assertThat(made.out()).contains(part.getFileName() + ": ", newest.getFileName() + ": ");
        assertThat(page(part))
                .isEqualTo(then)
                .contains("run of a part", "Revenue", "finance", "Load it again.", "3 days", "since 10 Jan");
        assertThat(page(newest)).contains("2 fixed, 1 still failing");
        assertThat(latest()).isEqualTo(newest);
    }

    /** The page's text until the head's end. */
    private static String head(Path run) throws IOException {
        String page = Files.readString(run.resolve("index.html"));
        return page.substring(page.indexOf("<body"), page.indexOf("Tables by quality dimension"));
    }

    @Test
    void what_a_part_left_out_and_nobody_knew_is_not_known_anew() throws IOException {
        database.run("INSERT INTO orders VALUES (1, '2027-01-12 05:00Z')");
        run("2027-01-12", "--select", "type:not_null");
        Path first = latest();
        String neverRan = head(first);
        run("2027-01-13");
        suites.write(
                "orders.yaml",
                SUITE.replace("{min: 2}", "{min: 2}, enabled: false").replace("2d", "3d"));
        run("2027-01-14", "--select", "type:not_null");
        Path last = latest();
        String changed = head(last);
        report("latest", first.getFileName().toString());
        assertThat(head(first)).isEqualTo(neverRan).contains("NOT KNOWN", "run of a part");
        assertThat(head(last)).contains("NOT KNOWN").isEqualTo(changed.replace("switched off", "not run yet"));
    }

    @Test
    void what_a_part_of_a_pattern_left_out_stays_on_its_page() throws IOException {
        database.run("CREATE TABLE lines (id int)");
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                domain: Sales
                connection: shop
                for:
                  "public.*":
                    checks: [{row_count: {min: 1}}]
                """);
        run("2027-01-12");
        run("2027-01-13", "--select", "table:*orders");
        String then = page(latest());
        report("latest");
        assertThat(page(latest())).isEqualTo(then).contains("DO NOT USE", "run of a part");
        try (Stream<Path> files = Files.list(suites.reports().resolve("history"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("checks-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertThat(report("latest").err()).contains("has no results that can be read");
    }

    @Test
    void a_waiver_that_ended_accepts_nothing_anew_either() throws IOException {
        suites.write(
                "orders.yaml",
                SUITE + "waivers:\n  - {check: rows, until: 2027-01-12, owner: sales, reason: Known}\n"
                        + "  - {check: fresh, until: 2027-02-12, owner: sales, reason: Known}\n");
        suites.write("assay.yaml", "version: 1\nvalid_for: 3d\n");
        run("2027-01-12");
        run("2027-01-13", "--select", "type:not_null");
        report("latest");
        assertThat(head(latest())).contains("DO NOT USE", "1 critical check fails since 12 Jan");
    }

    @Test
    void a_run_that_was_repeated_for_its_time_has_its_own_page() throws IOException {
        run("2027-01-12");
        Path first = latest();
        String then = page(first);
        database.run("INSERT INTO orders VALUES (1, '2027-01-12 05:00Z'); DELETE FROM orders WHERE customer IS NULL;"
                + "INSERT INTO orders VALUES (2, '2027-01-12 05:00Z')");
        run("2027-01-12");
        report(first.getFileName().toString());
        assertThat(page(first)).isEqualTo(then).contains("DO NOT USE");
    }

    @Test
    void only_pages_are_made_of_what_is_kept() {
        run("2027-01-10");
        assertThat(report("--report=json").err())
                .contains("only page and allure can be made of what is kept, not json");
        assertThat(report("nothing").err()).contains("no run is called nothing");
    }

    @Test
    void an_age_is_said_in_days() {
        run("2027-01-10");
        run("2027-01-11");
        List<Object> arguments = List.of("diff", "previous", "latest", "--reports-dir", suites.reports());
        assertThat(Assay.run(arguments.toArray()).out()).contains("fresh  FAILED  4 days, was 3 days");
    }
}
