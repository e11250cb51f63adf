package dev.assay.check;

import dev.assay.result.CheckResult;
import dev.assay.testing.Golden;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sentence that a type of check can end with, in one document, so that they are read together. */
@Tag("fast")
class MessagesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE SCHEMA shop;
            CREATE TABLE shop.customers (id int, name text);
            INSERT INTO shop.customers VALUES (1, 'Ada');
            CREATE TABLE orders (
              id int, status text, total numeric, customer_id int, paid_at timestamptz, day date, never timestamptz,
              created_by int, organisation_id int);
            INSERT INTO orders
              SELECT i, CASE WHEN i % 2 = 0 THEN 'paid' WHEN i = 1 THEN 'lost' END, i, i % 4, '2025-12-31 21:30Z', '2025-12-31', NULL,
                     i % 3, CASE WHEN i > 1 THEN 1 END
              FROM generate_series(1, 2000) i;
            CREATE TABLE one (id int, status text, at timestamptz);
            INSERT INTO one VALUES (1, NULL, NULL);
            CREATE TABLE two (id int, status text, customer_id int, created_by int, organisation_id int);
            INSERT INTO two VALUES (1, 'paid', 1, 1, 1), (1, NULL, 2, NULL, 2);
            CREATE TABLE empty (id int, at timestamptz);
            """);

    private static final String CHECKS = """
            checks:
              - {id: null-none, not_null: {table: orders, column: id}}
              - {id: null-one, not_null: {table: two, column: status}}
              - {id: null-one-of-one, not_null: {table: one, column: status}}
              - {id: null-many, not_null: {table: orders, column: status}}
              - {id: null-within, not_null: {table: orders, column: status}, fail_above: 60%}
              - {id: null-warn, not_null: {table: orders, column: status}, fail_above: 60%, warn_above: 10}
              - {id: null-warn-only, not_null: {table: orders, column: status}, fail_above: never, warn_above: 0}
              - {id: null-never, not_null: {table: orders, column: status}, fail_above: never}
              - {id: null-few, not_null: {table: orders, column: organisation_id}, fail_above: "0.01%"}
              - {id: null-empty, not_null: {table: empty, column: id}}
              - {id: null-empty-warn, not_null: {table: empty, column: id}, on_empty: warn}
              - {id: null-empty-pass, not_null: {table: empty, column: id}, on_empty: pass}
              - {id: null-filtered, not_null: {table: orders, column: id}, filter: "id < 0"}
              - {id: null-no-column, not_null: {table: orders, column: statsu}}
              - {id: null-no-such-column, not_null: {table: orders, column: colour}}
              - {id: null-no-table, not_null: {table: order, column: status}}
              - {id: null-no-such-table, not_null: {table: invoices, column: status}}
              - {id: null-no-schema, not_null: {table: mart.orders, column: status}}
              - {id: null-bad-filter, not_null: {table: orders, column: status}, filter: "1 / (id - id) > 0"}
              - {id: null-filter-column, not_null: {table: orders, column: status}, filter: "colour = 'red'"}
              - {id: unique-one, unique: {table: two, columns: id}}
              - {id: unique-many, unique: {table: orders, columns: [customer_id, status]}}
              - {id: to-one, references: {table: two, columns: customer_id, to: shop.customers(id)}}
              - {id: to-many, references: {table: orders, columns: customer_id, to: shop.customers(id)}}
              - {id: to-several, references: {table: orders, columns: [customer_id, status], to: "shop.customers(id, name)"}}
              - {id: to-no-table, references: {table: orders, columns: customer_id, to: customers(id)}}
              - {id: to-no-column, references: {table: orders, columns: customer_id, to: shop.customers(ident)}}
              - {id: to-mismatch, references: {table: orders, columns: status, to: shop.customers(id)}}
              - {id: values-one, accepted_values: {table: orders, column: status, values: [paid, new]}}
              - {id: values-many, accepted_values: {table: orders, column: total, values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}
              - {id: values-mismatch, accepted_values: {table: orders, column: total, values: [much]}}
              - {id: range-one, accepted_range: {table: orders, column: total, max: 1999}}
              - {id: range-both, accepted_range: {table: orders, column: total, above: 10, max: 1000}}
              - {id: range-mismatch, accepted_range: {table: orders, column: status, min: 1}}
              - {id: regex-one, matches_regex: {table: orders, column: status, regex: "^paid$"}}
              - {id: regex-number, matches_regex: {table: orders, column: total, regex: "^1"}}
              - {id: regex-bad, matches_regex: {table: orders, column: status, regex: "["}}
              - {id: true-one, expression_is_true: {table: orders, expression: "total <= 1999"}}
              - {id: true-many, expression_is_true: {table: orders, expression: "total > ${LEAST:-10}\n  AND paid_at < ${as_of}"}}
              - {id: true-null, expression_is_true: {table: orders, expression: "never > paid_at"}}
              - {id: true-no-column, expression_is_true: {table: orders, expression: "totla > 0"}}
              - {id: true-no-condition, expression_is_true: {table: orders, expression: "total"}}
              - {id: true-aggregate, expression_is_true: {table: orders, expression: "sum(total) > 0"}}
              - {id: true-refused, expression_is_true: {table: orders, expression: "1 / (id - id) > 0"}}
              - {id: count-one, row_count: {table: one, min: 2}}
              - {id: count-few, row_count: {table: orders, min: 3000, max: 4000}}
              - {id: count-exact, row_count: {table: orders, min: 10, max: 10}}
              - {id: count-warn, row_count: {table: orders, min: 1, warn_min: 3000}}
              - {id: count-pass, row_count: {table: orders, min: 1}}
              - {id: count-empty, row_count: {table: empty, min: 1}}
              - {id: count-filtered, row_count: {table: orders, min: 1}, filter: "id < 0"}
              - {id: fresh-pass, freshness: {table: orders, column: paid_at, fail_after: 24h}}
              - {id: fresh-warn, freshness: {table: orders, column: paid_at, fail_after: 24h, warn_after: 1h}}
              - {id: fresh-stale, freshness: {table: orders, column: paid_at, fail_after: 2h}}
              - {id: fresh-null, freshness: {table: orders, column: never, fail_after: 2h}}
              - {id: fresh-null-one, freshness: {table: one, column: at, fail_after: 2h}}
              - {id: fresh-empty, freshness: {table: empty, column: at, fail_after: 2h}}
              - {id: fresh-filtered, freshness: {table: orders, column: paid_at, fail_after: 2h}, filter: "id < 0"}
              - {id: fresh-no-zone, freshness: {table: orders, column: day, fail_after: 2h}}
              - {id: fresh-zone, freshness: {table: orders, column: paid_at, fail_after: 2h, time_zone: UTC}}
              - {id: fresh-no-time, freshness: {table: orders, column: status, fail_after: 2h}}
              - {id: by-one, attribution: {table: two}}
              - {id: by-many, attribution: {table: orders, principals: shop.customers(id), organisations: shop.customers(id)}}
              - {id: by-missing-one, attribution: {table: orders, created_by: author}}
              - {id: by-missing-both, attribution: {table: one}}
              - {id: sql-none, failed_rows_sql: "select * from orders where id < 0"}
              - {id: sql-one, failed_rows_sql: "select * from orders where id = 1"}
              - {id: sql-many, failed_rows_sql: "select * from orders", fail_above: 10}
              - {id: sql-no-table, failed_rows_sql: "select * from ordres"}
              - {id: sql-no-column, failed_rows_sql: "select colour from orders"}
              - {id: sql-refused, failed_rows_sql: "select * from orders where 1 / (id - id) > 0"}
              - {id: off, not_null: {table: orders, column: id}, enabled: false}
            """;

    @TempDir
    private Path folder;

    @Test
    void all_messages_speak_with_one_voice() throws Exception {
        Judged results = Suites.on(DATABASE, folder).run(CHECKS);
        StringBuilder document = new StringBuilder("What checks say\n");
        String type = "";
        for (CheckResult result : results.all()) {
            if (!result.check().type().equals(type)) {
                type = result.check().type();
                document.append('\n').append(type).append('\n');
            }
            document.append("  ").append(result.check().key()).append(": ").append(result.status());
            document.append("\n    ").append(result.text()).append('\n');
        }
        Golden.assertMatches(MessagesTest.class, "messages.txt", document.toString());
    }
}
