package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay catalogue}, and {@code assay plan --catalogue} with what it wrote. */
class CatalogueCommandTest {

    private static final Path EXAMPLE = Path.of("suites", "snowflake");

    @TempDir
    Path folder;

    @Test
    void what_was_saved_plans_as_the_database_does() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        Path saved = folder.resolve("saved.catalogue");
        Assay written = Assay.run("catalogue", folder, "--output", saved);
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).isEmpty();
        Assay live = Assay.run("plan", folder);
        suites.write("connections.yaml", """
                version: 1
                connections: {shop: {type: postgresql, plane: analytical, url: "${NOT_SET_ANYWHERE}"}}
                """);
        Assay offline = Assay.run("plan", folder, "--catalogue", saved);
        assertThat(offline.code()).as(offline.err()).isZero();
        assertThat(offline.out()).isEqualTo(live.out());
    }

    @Test
    void a_table_that_only_a_part_of_a_check_names_is_saved_too() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                connection: shop
                checks:
                  - aggregate_match: {table: orders, left: {count: true}, right: {table: customers, count: true}}
                """);
        Assay printed = Assay.run("catalogue", folder);
        assertThat(printed.code()).as(printed.err()).isZero();
        assertThat(printed.out()).contains("name: orders", "name: customers");
    }

    @Test
    void the_tables_of_a_query_are_saved_where_the_check_says_on_empty() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                connection: shop
                checks:
                  - failed_rows_sql: select o.id from orders o join customers c on c.id = o.customer_id where o.id < 0
                    id: no-negative-order
                    on_empty: fail
                """);
        Path saved = folder.resolve("saved.catalogue");
        Assay written = Assay.run("catalogue", folder, "--output", saved);
        assertThat(written.code()).as(written.err()).isZero();
        Assay offline = Assay.run("plan", folder, "--catalogue", saved);
        assertThat(offline.code()).as(offline.out() + offline.err()).isZero();
        assertThat(offline.out()).contains("\"public\".\"orders\"", "\"public\".\"customers\"");
    }

    @Test
    void without_a_file_it_is_printed() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        Assay printed = Assay.run("catalogue", folder);
        assertThat(printed.code()).as(printed.err()).isZero();
        assertThat(printed.out()).startsWith("version: 1\nconnections:\n  shop:\n    dialect: POSTGRESQL\n");
    }

    @Test
    void a_table_that_is_not_there_is_told_and_the_others_are_saved() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("made.yaml", Orders.suite("passed", "broken"));
        Assay saved = Assay.run("catalogue", folder);
        assertThat(saved.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(saved.err()).startsWith("not saved: [TABLE_MISSING] Connection 'shop' has no table gone");
        assertThat(saved.out()).contains("name: orders");
    }

    @Test
    void a_file_that_is_no_catalogue_ends_before_anything_is_planned() throws Exception {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        Path none = Files.writeString(folder.resolve("none.catalogue"), "hello");
        Assay refused = Assay.run("plan", folder, "--catalogue", none);
        assertThat(refused.code()).isEqualTo(Exit.WRONG);
        assertThat(refused.err()).contains("this is no saved catalogue");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void a_connection_that_was_not_saved_is_told() {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        Assay planned = Assay.run("plan", folder, "--catalogue", EXAMPLE.resolve("catalogue.yaml"));
        assertThat(planned.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(planned.out()).contains("the saved catalogue has no connection 'shop'");
    }

    @Test
    void the_example_of_snowflake_is_planned_without_an_account() {
        Assay planned = Assay.run("plan", EXAMPLE, "--catalogue", EXAMPLE.resolve("catalogue.yaml"));
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(planned.out())
                .contains("FROM \"TPCH_SF1\".\"ORDERS\"")
                .contains("orders.not_null(o_orderkey): NOT NULL O_ORDERKEY")
                .endsWith("-- 14 checks, 7 statements\n");
    }
}
