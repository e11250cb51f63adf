package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which checks the arguments choose; {@code list} and {@code run} choose the same. */
class SelectionTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void write() {
        suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
    }

    private static List<String> keys(Assay list) {
        assertThat(list.code()).as(list.err()).isZero();
        return list.out().lines().map(line -> line.replaceAll(".*#|\t.*", "")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --select some-orders                        | some-orders
            --select orders.unique(id)                  | orders.unique(id)
            --select id:some-orders                     | some-orders
            --select customers                          | customers.row_count
            --select table:customers                    | customers.row_count
            --select type:row_count                     | some-orders customers.row_count
            --select unique,words                       | orders.unique(id) orders.accepted_values(status)
            --select unique --select words              | orders.unique(id) orders.accepted_values(status)
            --select tag:words                          | orders.accepted_values(status)
            --select orders.not_null(*)                 | orders.not_null(id) orders.not_null(status)
            --select *#some-orders                      | some-orders
            --select table:cust*                        | customers.row_count
            --exclude tag:core                          | customers.row_count
            --select table:orders --exclude type:*nu*   | orders.unique(id) orders.accepted_values(status) some-orders
            --select core --exclude words --exclude id:*(id) | orders.not_null(status) some-orders
            """)
    void checks_are_chosen_by_id_table_type_tag_and_wildcard(String options, String keys) {
        Object[] arguments = Stream.concat(Stream.of("list", folder), Stream.of(options.split(" ", -1)))
                .toArray();
        assertThat(keys(Assay.run(arguments))).containsExactly(keys.split(" ", -1));
    }

    @Test
    void what_runs_is_what_is_chosen() {
        Assay run = Assay.run(
                "run", folder, "--select", "type:row_count", "--report=json", "--reports-dir", suites.reports());
        assertThat(run.code()).isZero();
        assertThat(suites.statuses()).containsExactly("some-orders PASSED", "customers.row_count PASSED");
        assertThat(suites.results().path("scans")).hasSize(2);
    }

    @Test
    void a_line_chooses_what_is_declared_there() {
        Assay run = Assay.run("run", folder + "/orders.yaml:11", "--report=json", "--reports-dir", suites.reports());
        assertThat(run.code()).isEqualTo(Exit.FAILED);
        assertThat(suites.statuses()).containsExactly("orders.accepted_values(status) FAILED");
    }

    @Test
    void list_chooses_by_line_as_run_does() {
        assertThat(keys(Assay.run("list", folder + "/orders.yaml:11")))
                .containsExactly("orders.accepted_values(status)");
        assertThat(keys(Assay.run("list", folder + "/orders.yaml:8")))
                .containsExactly("orders.not_null(id)", "orders.unique(id)");
        assertThat(keys(Assay.run("list", folder + "/orders.yaml:16"))).containsExactly("customers.row_count");
    }

    @Test
    void files_and_folders_may_be_mixed_and_nothing_counts_twice() {
        suites.write("below/more.yaml", Orders.suite("passed"));
        assertThat(keys(Assay.run("list", folder, folder.resolve("below"), folder.resolve("orders.yaml"))))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }
}
