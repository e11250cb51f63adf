package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floating-point numbers that may differ by a tolerance, between two PostgreSQL databases. */
@Tag("fast")
class ReconcileToleranceTest {

    /** Pairs within a tolerance of 0.1. */
    private static final String WITHIN = """
            VALUES (1, 1.0, 1.05), (2, 0.95, 1.02), (3, -0.02, 0.03), (4, 0.0, -0.0), (5, -7.349, -7.401), (6, 1.0, 1.1),
                (7, 'NaN', 'NaN'), (8, 'Infinity', 'Infinity'), (9, '-Infinity', '-Infinity'), (10, NULL, NULL), (11, 1e300, 1e300),
                (12, -1e300, -1e300), (13, 0.1, 0.2), (14, 123456789.05, 123456789.1), (15, 1e-300, -1e-300)""";

    /** Pairs beyond it. */
    private static final String BEYOND = """
            VALUES (21, 1.0, 1.11), (22, 1.0, -1.0), (23, 'NaN', 1), (24, 'Infinity', '-Infinity'), (25, 1, 'Infinity'), (26, NULL, 0),
                (27, 0, NULL), (28, 1e300, 1.0000000000000002e300), (29, 123456789.0, 123456789.2), (30, 0.05, -0.06)""";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database();
    private final TestDatabase mart = TestPostgres.newest().database();

    private Copies tables(String source, String copy) {
        shop.run("CREATE SCHEMA app; CREATE TABLE app.facts (id bigint, ratio " + source + ")");
        mart.run("CREATE TABLE facts (id bigint, ratio " + copy + ")");
        Copies copies = Copies.of(folder, shop, mart);
        copies.check("facts", "key: id, tolerance: 0.1");
        return copies;
    }

    private void rows(String pairs) {
        String all = " SELECT id, %s FROM (" + pairs + ") AS p(id, a, b)";
        String typed = pairs.replaceFirst(
                "\\((\\d+), ([^,]+), ([^)]+)\\)", "($1, CAST($2 AS double precision), CAST($3 AS double precision))");
        shop.run("INSERT INTO app.facts" + all.replace(pairs, typed).formatted("a"));
        mart.run("INSERT INTO facts" + all.replace(pairs, typed).formatted("b"));
    }

    private static String[] beyond() {
        return IntStream.rangeClosed(21, 30)
                .mapToObj(id -> "[\"" + id + "\",\"different\",\"ratio\"]")
                .toArray(String[]::new);
    }

    @Test
    void doubles_within_pass_and_those_beyond_are_found() {
        Copies copies = tables("double precision", "double precision");
        rows(WITHIN);
        copies.passes();
        rows(BEYOND);
        copies.finds(beyond());
    }

    @Test
    void a_real_copy_is_near_its_double() {
        Copies copies = tables("double precision", "real");
        shop.run("INSERT INTO app.facts SELECT i, i / 7.0 FROM generate_series(-2000, 2000) AS i");
        mart.run("INSERT INTO facts SELECT i, i / 7.0 FROM generate_series(-2000, 2000) AS i");
        copies.passes();
        mart.run("UPDATE facts SET ratio = ratio - 0.2 WHERE id = -14");
        copies.finds("[\"-14\",\"different\",\"ratio\"]");
    }

    @Test
    void a_numeric_copy_is_near_its_double_and_the_other_way_round() {
        Copies copies = tables("numeric", "double precision");
        shop.run(
                "INSERT INTO app.facts VALUES (1, 0.1), (2, 12345678901234567890.12), (3, 'NaN'), (4, 'Infinity'), (5, NULL), (6, -2.25)");
        mart.run(
                "INSERT INTO facts VALUES (1, 0.1), (2, 12345678901234567890.12), (3, 'NaN'), (4, 'Infinity'), (5, NULL), (6, -2.36)");
        copies.finds("[\"6\",\"different\",\"ratio\"]");
    }

    @Test
    void rows_of_one_key_are_paired_by_their_numbers() {
        Copies copies = tables("double precision", "double precision");
        shop.run("INSERT INTO app.facts VALUES (NULL, 9.96), (NULL, 10.5), (1, -2), (1, -11), (1, NULL)");
        mart.run("INSERT INTO facts VALUES (NULL, 10.55), (NULL, 10.0), (1, NULL), (1, -10.95), (1, -1.95)");
        copies.passes();
        mart.run("UPDATE facts SET ratio = 11 WHERE ratio = 10.0");
        assertThat(copies.message()).contains("1 different");
    }

    @Test
    void thousands_of_numbers_near_a_cell_s_edge_raise_no_alarm() {
        Copies copies = tables("double precision", "double precision");
        shop.run("INSERT INTO app.facts SELECT i, i * 0.1 FROM generate_series(1, 30000) AS i");
        mart.run("INSERT INTO facts SELECT i, i * 0.1 - 0.01 FROM generate_series(1, 30000) AS i");
        copies.passes();
        mart.run("UPDATE facts SET ratio = ratio + 0.2 WHERE id = 777");
        copies.finds("[\"777\",\"different\",\"ratio\"]");
    }
}
