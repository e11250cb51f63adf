package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.FilePosition;

/** Files, folders, lines and addresses. */
class SelectorsTest {

    private static final List<String> ALL = List.of(
            "orders.not_null(id)",
            "orders.unique(id)",
            "orders.not_null(status)",
            "orders.accepted_values(status)",
            "orders.row_count",
            "customers.row_count",
            "order-has-customer");

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path file;

    @BeforeEach
    void write() {
        suites = Shop.nowhere(folder);
        file = suites.write("shop.yaml", Shop.SUITE);
    }

    private List<String> checks(DiscoverySelector... selectors) {
        return Engine.checks(Engine.over(suites).selectors(selectors));
    }

    @Test
    void a_file_selects_its_checks_in_declared_order() {
        assertThat(checks(selectFile(file.toString()))).isEqualTo(ALL);
    }

    @Test
    void a_folder_selects_the_suites_in_it_and_below_and_nothing_else() {
        suites.write("below/more.yml", """
                version: 1
                suite: More
                connection: shop
                checks: [{row_count: {table: orders, min: 1}}]
                """);
        suites.write("below/other.yaml", "services: {web: {image: nginx}}\n");
        suites.write("notes.txt", "suite: no\n");

        TestDescriptor root = Engine.over(suites)
                .selectors(selectDirectory(folder.toString()))
                .discover()
                .getEngineDescriptor();

        assertThat(root.getChildren())
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("More", "Shop");
        assertThat(Engine.checks(root)).hasSize(ALL.size() + 1);
    }

    @Test
    void a_file_that_is_named_twice_is_one_suite() {
        assertThat(checks(selectDirectory(folder.toString()), selectFile(file.toString())))
                .isEqualTo(ALL);
    }

    @Test
    void a_file_that_was_found_and_is_named_too_must_be_a_suite() {
        Path other = suites.write("other.yaml", "services: {web: {image: nginx}}\n");
        assertThat(checks(selectDirectory(folder.toString()))).isEqualTo(ALL);
        assertThat(checks(selectDirectory(folder.toString()), selectFile(other.toString())))
                .hasSize(ALL.size() + 1)
                .contains("other.yaml cannot be read");
    }

    @ParameterizedTest(name = "line {0}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            12 | orders.accepted_values(status)                | a check
            11 | orders.not_null(status)                       | inside a check
            14 | orders.row_count                              | a check of the table
            13 | orders.accepted_values(status)                | between two checks
            15 | customers.row_count                           | a table
            20 | order-has-customer                            | a check of the suite
            99 | order-has-customer                            | below the end
            """)
    void a_line_selects_what_is_declared_there(int line, String key, String what) {
        assertThat(checks(selectFile(file.toString(), FilePosition.from(line))))
                .as(what)
                .containsExactly(key);
    }

    @Test
    void a_line_with_several_checks_selects_them_all() {
        assertThat(checks(selectFile(file.toString(), FilePosition.from(8))))
                .containsExactly("orders.not_null(id)", "orders.unique(id)");
    }

    @Test
    void a_tables_line_selects_its_checks() {
        assertThat(checks(selectFile(file.toString(), FilePosition.from(6)))).isEqualTo(ALL.subList(0, 5));
    }

    @Test
    void a_line_above_all_tables_selects_the_suite() {
        assertThat(checks(selectFile(file.toString(), FilePosition.from(1)))).isEqualTo(ALL);
    }

    @Test
    void an_address_of_a_file_may_have_a_line() {
        assertThat(checks(selectUri(file.toUri()))).isEqualTo(ALL);
        assertThat(checks(selectUri(folder.toUri()))).isEqualTo(ALL);
        assertThat(checks(selectUri(file.toUri() + "?line=12"))).containsExactly("orders.accepted_values(status)");
        assertThat(checks(selectUri("https://example.org/shop.yaml"))).isEmpty();
    }

    @Test
    void what_is_not_there_or_no_suite_selects_nothing() {
        assertThat(checks(selectFile(folder.resolve("missing.yaml").toString())))
                .isEmpty();
        assertThat(checks(selectFile(suites.write("notes.txt", "suite: no\n").toString())))
                .isEmpty();
        assertThat(checks(selectDirectory(
                        suites.write("empty/notes.txt", "").resolveSibling(".").toString())))
                .isEmpty();
    }
}
