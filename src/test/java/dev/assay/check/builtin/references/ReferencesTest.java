package dev.assay.check.builtin.references;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class ReferencesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE SCHEMA shop;
            CREATE TABLE shop.customers (id bigint, region text, status text);
            INSERT INTO shop.customers VALUES (1, 'EU', 'a'), (2, 'EU', 'b'), (2, 'US', 'c'), (NULL, NULL, NULL);
            CREATE TABLE people (id int, boss int, status text);
            INSERT INTO people VALUES (1, NULL, 'a'), (2, 1, 'b'), (3, 9, 'c'), (4, 9, 'd');
            CREATE TABLE orders (id int, customer smallint, region text, status text, number_as_text text, nothing int);
            INSERT INTO orders VALUES
              (1, 1, 'EU', 'x', '1', NULL), (2, 2, 'US', 'x', '2', NULL), (3, 1, 'US', 'y', '3', NULL),
              (4, 8, 'EU', 'y', '4', NULL), (5, 8, NULL, 'y', '5', NULL), (6, NULL, 'EU', 'y', '6', NULL);
            CREATE TABLE empty (id int);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void rows_that_refer_to_nothing_fail_and_nulls_are_no_orphans() throws Exception {
        assertVerdicts(suites, """
                references: {table: orders, columns: customer, to: shop.customers(id)} => FAILED 2/6
                references: {table: orders, columns: region, to: shop.customers(region)} => PASSED 0/6
                references: {table: orders, columns: nothing, to: shop.customers(id)} => FAILED NO_ROWS 0/0
                references: {table: orders, columns: id, to: empty(id)} => FAILED 6/6
                references: {table: orders, columns: [customer, region], to: "shop.customers(id, region)"} => FAILED 2/6
                references: {table: people, columns: boss, to: people(id)} => FAILED 2/4
                references: {table: people, columns: id, to: people(id)} => PASSED 0/4
                """);
    }

    @Test
    void a_filter_of_the_other_table_reads_its_columns_and_no_others() throws Exception {
        assertVerdicts(suites, """
                references: {table: orders, columns: customer, to: shop.customers(id), to_filter: "status = 'a'"} => FAILED 3/6
                references: {table: orders, columns: customer, to: shop.customers(id), to_filter: "status <> 'x'"}, filter: "status = 'x'" => PASSED 0/2
                references: {table: people, columns: boss, to: people(id), to_filter: "status = 'a'"} => FAILED 2/4
                not_references: {table: orders, columns: customer, to: shop.customers(id), to_filter: "region = 'EU'"} => FAILED 3/6
                not_references: {table: orders, columns: customer, to: shop.customers(id), to_filter: "status = 'x'"} => PASSED 0/6
                references: {table: people, columns: boss, to: empty(id), to_filter: "boss = 1"} => BROKEN COLUMN_MISSING
                not_references: {table: people, columns: boss, to: empty(id), to_filter: "boss = 1"} => BROKEN COLUMN_MISSING
                """);
    }

    @Test
    void a_foreign_key_proves_nothing_of_the_rows_that_a_filter_leaves() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE a (id int PRIMARY KEY, ok boolean);
                CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));
                INSERT INTO a VALUES (1, true), (2, false);
                INSERT INTO b VALUES (1, 1), (2, 2), (3, 2);
                """);
        Judged judged = Suites.on(database, folder)
                .connecting("trust: [foreign_keys], sample: {unclassified: show}")
                .run("""
                checks:
                  - references: {table: b, columns: [a_id], to: a(id)}
                    id: held
                  - references: {table: b, columns: [a_id], to: a(id), to_filter: ok}
                    id: counted
                """);
        assertThat(judged.get("held").means().proofs()).hasSize(1);
        assertThat(judged.get("counted").text())
                .isEqualTo("[RULE_VIOLATED] 2 of 3 rows (66.67 %) have an a_id that is not in a(id) as filtered"
                        + " (1 distinct value); none allowed.");
        assertThat(Objects.requireNonNull(judged.get("counted").sample()).rows())
                .hasSize(2);
    }

    @Test
    void filters_narrow_the_referring_rows_only_though_both_tables_have_the_column() throws Exception {
        assertVerdicts(suites, """
                references: {table: orders, columns: customer, to: shop.customers(id)}, filter: "status = 'y'" => FAILED 2/4
                references: {table: orders, columns: customer, to: shop.customers(id)}, filter: "status = 'x'" => PASSED 0/2
                references: {table: orders, columns: customer, to: shop.customers(id)}, filter: "region = 'EU' or id = 5" => FAILED 2/4
                references: {table: people, columns: boss, to: people(id)}, filter: "status = 'd'" => FAILED 1/1
                references: {table: people, columns: boss, to: people(id)}, filter: "id = 99" => FAILED NO_ROWS 0/0
                """);
    }

    @Test
    void thresholds_and_no_rows() throws Exception {
        assertVerdicts(suites, """
                references: {table: orders, columns: customer, to: shop.customers(id)}, fail_above: 2 => PASSED 2/6
                references: {table: orders, columns: customer, to: shop.customers(id)}, fail_above: 33% => FAILED 2/6
                references: {table: orders, columns: customer, to: shop.customers(id)}, fail_above: 34%, warn_above: 33% => WARNED 2/6
                references: {table: empty, columns: id, to: shop.customers(id)} => FAILED NO_ROWS 0/0
                references: {table: empty, columns: id, to: shop.customers(id)}, on_empty: warn => WARNED NO_ROWS 0/0
                references: {table: empty, columns: id, to: shop.customers(id)}, on_empty: pass => PASSED 0/0
                """);
    }

    @Test
    void what_the_catalogue_refutes_is_broken_without_a_statement() throws Exception {
        var results = assertVerdicts(suites, """
                references: {table: orders, columns: number_as_text, to: shop.customers(id)} => BROKEN QUERY_REFUSED
                references: {table: orders, columns: customer, to: shop.custmers(id)} => BROKEN TABLE_MISSING
                references: {table: orders, columns: customer, to: customers(id)} => BROKEN TABLE_MISSING
                references: {table: orders, columns: customer, to: shop.customers(ident)} => BROKEN COLUMN_MISSING
                references: {table: orders, columns: custmer, to: shop.customers(id)} => BROKEN COLUMN_MISSING
                """);
        assertThat(results.all())
                .allSatisfy(result -> assertThat(result.means().sql()).isEmpty());
        assertThat(results.get("case-2").message()).contains("Did you mean shop.customers?");
        assertThat(results.get("case-3").message()).contains("Did you mean shop.customers?");
        assertThat(results.get("case-5").message()).contains("Did you mean customer?");
    }
}
