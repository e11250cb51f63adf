package dev.assay.engine;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;

/** A small shop: its tables, and a suite over them in which one check fails. */
final class Shop {

    /** The suite; tests name its lines. */
    static final String SUITE = """
            version: 1
            suite: Shop
            connection: shop
            tags: [nightly]
            tables:
              orders:
                columns:
                  id: [not_null, unique]
                  status:
                    - not_null: {}
                      tags: [slow]
                    - accepted_values: [new, paid]
                checks:
                  - row_count: {min: 1}
              customers:
                checks:
                  - row_count: {min: 1, max: 5}
            checks:
              - failed_rows_sql: select * from orders where customer_id is null
                id: order-has-customer
            """;

    private Shop() {}

    /** A database with the shop's tables. */
    static TestDatabase database() {
        return TestPostgres.newest().database().run("""
                CREATE TABLE customers (id integer PRIMARY KEY);
                INSERT INTO customers VALUES (1), (2);
                CREATE TABLE orders (id integer PRIMARY KEY, status text, customer_id integer);
                INSERT INTO orders VALUES (1, 'new', 1), (2, 'paid', 2), (3, 'lost', 1), (4, 'paid', 2);
                """);
    }

    /** A folder whose database is nowhere: enough for what only reads suites. */
    static SuiteFolder nowhere(Path folder) {
        return SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
    }
}
