package dev.assay.cli;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;

/** Orders in a database of the JVM's own, and suites over them that end in every way. */
final class Orders {

    /** Ends with a failure. */
    static final String FAILING = """
            version: 1
            suite: Orders
            connection: shop
            tables:
              orders:
                tags: [core]
                columns:
                  id: [not_null, unique]
                  status:
                    - not_null
                    - accepted_values: [new, paid]
                      tags: [words]
                checks:
                  - row_count: {min: 1}
                    id: some-orders
              customers:
                checks:
                  - row_count: {min: 1}
            """;

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE customers (id integer PRIMARY KEY);
            INSERT INTO customers VALUES (1), (2);
            CREATE TABLE orders (id integer PRIMARY KEY, status text);
            INSERT INTO orders VALUES (1, 'new'), (2, 'paid'), (3, 'lost'), (4, 'paid');
            CREATE VIEW sleepy AS SELECT id FROM orders WHERE pg_sleep(60)::text = '';
            """);

    private Orders() {}

    static SuiteFolder in(Path folder) {
        return SuiteFolder.over(folder, DATABASE);
    }

    /** A suite of these checks, which may end in {@code passed warned failed broken off}. */
    static String suite(String... checks) {
        StringBuilder suite = new StringBuilder("version: 1\nsuite: Made\nconnection: shop\nchecks:\n");
        for (String check : checks) {
            suite.append(
                    switch (check) {
                        case "passed" -> "  - {row_count: {table: orders, min: 1}, id: passed}\n";
                        case "warned" -> "  - {row_count: {table: orders, warn_min: 5}, id: warned}\n";
                        case "failed" -> "  - {row_count: {table: orders, min: 5}, id: failed}\n";
                        case "broken" -> "  - {row_count: {table: gone, min: 1}, id: broken}\n";
                        case "off" -> "  - {row_count: {table: orders, min: 5}, id: off, enabled: false}\n";
                        default -> throw new IllegalArgumentException(check);
                    });
        }
        return suite.toString();
    }
}
