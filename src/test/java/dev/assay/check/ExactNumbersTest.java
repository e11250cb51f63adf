package dev.assay.check;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers are judged as they are, and shown with as many digits as it takes to see why. */
class ExactNumbersTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE VIEW many AS SELECT i, nullif(i, 1) AS but_one, greatest(i, 2) AS twice,
                CASE i WHEN 1 THEN 9 ELSE 10 END AS ten
              FROM generate_series(1, 2000000) i;
            CREATE TABLE moments (at timestamptz, old timestamptz);
            INSERT INTO moments VALUES ('2025-12-31 00:00:00.5Z', '2025-12-30 23:56:59.75Z');
            CREATE TABLE t (id int, f float8, r float4, d numeric(30, 10), long numeric(40, 20), near float8);
            INSERT INTO t VALUES (1, 0.1, 0.1, 1, 9.99999999999999999999, 9.99999999999),
              (2, 0.2, 0.1, 1, 10, 9.99999999999), (3, 0.3, 0.1, 3, 10, 9.99999999999);
            """);

    @TempDir
    private Path folder;

    @Test
    void a_share_is_the_fraction_of_two_counts() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder), """
                not_null_proportion: {table: many, column: but_one, min: 1} => FAILED
                not_null_proportion: {table: many, column: but_one, below: 1} => PASSED
                not_null_proportion: {table: many, column: but_one, equals: 0.9999995} => PASSED
                not_null_proportion: {table: many, column: but_one, equals: 0.99999950000000001} => FAILED
                not_null_proportion: {table: many, column: but_one, warn_min: 1} => WARNED
                uniqueness_ratio: {table: many, column: twice, min: 1} => FAILED
                uniqueness_ratio: {table: many, column: i, min: 1} => PASSED
                uniqueness_ratio: {table: t, column: r, equals: 0.333333} => FAILED
                not_null: {table: many, column: but_one}, fail_above: "0.00004%" => FAILED 1/2000000
                not_null: {table: many, column: but_one}, fail_above: "0.00005%" => PASSED 1/2000000
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The share of rows with a value in but_one is 0.9999995; at least 1 expected.");
        assertThat(judged.get("case-1").measured()).containsEntry("share", new BigDecimal("0.9999995"));
        assertThat(judged.get("case-4").message()).contains(" is 0.9999995; exactly 0.99999950000000001 expected.");
        assertThat(judged.get("case-8").message()).contains(" is 0.3333333; exactly 0.333333 expected.");
        assertThat(judged.get("case-8").measured()).containsEntry("share", new BigDecimal("0.3333333333333333"));
        assertThat(judged.get("case-9").message())
                .isEqualTo("1 of 2,000,000 rows (0.0001 %) has no but_one; at most 0.00004% allowed.");
    }

    @Test
    void an_average_of_decimals_is_not_rounded() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder), """
                avg: {table: many, column: ten, min: 10} => FAILED
                avg: {table: many, column: ten, below: 10} => PASSED
                avg: {table: t, column: long, min: 10} => FAILED
                avg: {table: t, column: long, below: 10} => PASSED
                avg: {table: t, column: long, below: 10}, filter: id = 1 => PASSED
                avg: {table: t, column: id, equals: 2} => PASSED
                avg: {table: t, column: d, below: 1.6666666666666666667} => PASSED
                avg: {table: t, column: d, above: 1.6666666666666666666} => PASSED
                """);
        assertThat(judged.get("case-2").message()).isEqualTo("The average ten is 9.9999995; below 10 expected.");
        assertThat(judged.get("case-4").message())
                .isEqualTo("The average long is 9.999999999999999999997; below 10 expected.");
        assertThat(judged.get("case-5").measured()).containsEntry("avg", new BigDecimal("9.99999999999999999999"));
        assertThat(judged.get("case-8").message())
                .isEqualTo("The average d is 1.666667; above 1.6666666666666666666 expected.");
    }

    @Test
    void doubles_compare_as_the_database_compares_them() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder), """
                sum: {table: t, column: f, equals: 0.6} => FAILED
                sum: {table: t, column: f, equals: 0.6000000000000001} => PASSED
                max: {table: t, column: f, equals: 0.3} => PASSED
                max: {table: t, column: f, equals: 0.29999999999999999} => PASSED
                max: {table: t, column: f, below: 0.30000000000000001} => FAILED
                max: {table: t, column: r, equals: 0.1} => PASSED
                max: {table: t, column: r, equals: 0.10000000149} => PASSED
                max: {table: t, column: r, below: 0.10000001} => PASSED
                accepted_range: {table: t, column: r, max: 0.10000000149} => PASSED 0/3
                max: {table: t, column: near, below: 10} => PASSED
                max: {table: t, column: f, below: 1e400} => PASSED
                metric_sql: {query: "select 0.1::float4", equals: 0.1} => PASSED
                metric_sql: {query: "select 0.1::float8 + 0.2::float8", equals: 0.3} => FAILED
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The sum of f is 0.6000000000000001; exactly 0.6 expected.");
        assertThat(judged.get("case-10").message()).isEqualTo("The highest near is 9.99999999999; below 10 expected.");
        assertThat(judged.get("case-13").message())
                .isEqualTo("The query's value is 0.30000000000000004; exactly 0.3 expected.");
    }

    @Test
    void moments_and_ages_are_told_from_their_limits_too() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder), """
                max: {table: moments, column: at, max: "2025-12-31 00:00:00Z"} => FAILED
                freshness: {table: moments, column: old, fail_after: 24h} => FAILED DATA_STALE
                freshness: {table: moments, column: at, fail_after: 24h} => PASSED
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The highest at is 2025-12-31 00:00:00.5 UTC; at most 2025-12-31 00:00:00Z expected.");
        assertThat(judged.get("case-2").message())
                .contains(", 1 day 3 minutes 0.25 seconds old; at most 1 day allowed.");
    }

    @Test
    void a_red_can_be_understood_from_what_is_shown() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder), """
                stddev: {table: t, column: d, equals: 1.154701} => FAILED
                variance: {table: t, column: d, equals: 1.333333} => FAILED
                median: {table: t, column: near, min: 10} => FAILED
                quantile: {table: t, column: f, share: 0.25, max: 0.15} => FAILED
                max: {table: t, column: id, max: 2.12345678901} => FAILED
                accepted_range: {table: t, column: id, max: 2.12345678901} => FAILED 1/3
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The standard deviation of d is 1.1547005; exactly 1.154701 expected.");
        assertThat(String.valueOf(judged.get("case-1").measured().get("stddev")))
                .startsWith("1.15470053837925152");
        assertThat(judged.get("case-2").message()).contains(" is 1.3333333; exactly 1.333333 expected.");
        assertThat(judged.get("case-3").message()).contains(" is 9.99999999999; at least 10 expected.");
        assertThat(judged.get("case-4").message()).contains(" is 0.15000000000000002; at most 0.15 expected.");
        assertThat(judged.get("case-5").message()).contains(" is 3; at most 2.12345678901 expected.");
    }
}
