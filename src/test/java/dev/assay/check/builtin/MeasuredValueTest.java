package dev.assay.check.builtin;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured values of the types that PostgreSQL has beside numbers, and numbers and times that have no end. */
@Tag("fast")
class MeasuredValueTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TABLE t (
              id int, en text COLLATE "en-x-icu", c text COLLATE "C", clock time, span interval, net inet, price money, mood mood,
              flag boolean, doc jsonb, day date, at timestamptz, naive timestamp, small int, big bigint);
            INSERT INTO t VALUES
              (1, 'a', 'a', '09:30', '90 minutes', '10.0.0.9', 9, 'sad', true, '1',
               '2024-01-04', '2024-01-04 10:00Z', '2024-01-04 10:00', 2147483646, 9223372036854775806),
              (2, 'B', 'B', '10:00', '12 hours', '10.0.0.10', 10, 'happy', false, '2',
               '2024-01-05', '2024-01-05 10:00Z', '2024-01-05 10:00', 2147483647, 9223372036854775807);
            CREATE TABLE other AS SELECT id + 10 AS key, net, day, at FROM t;
            CREATE TABLE forever (id int, day date, at timestamptz, naive timestamp);
            INSERT INTO forever VALUES
              (1, '-infinity', '-infinity', '-infinity'), (2, '2024-01-04', '2024-01-04 10:00Z', '2024-01-04 10:00'),
              (3, 'infinity', 'infinity', 'infinity');
            CREATE TABLE numbers (id int, f float8, n numeric, up float8, one int);
            INSERT INTO numbers VALUES (1, 1, 1, 5, 7), (2, 'NaN', 'NaN', 'Infinity', NULL);
            CREATE TABLE pairs (id int, f float8, f2 float8, n numeric, n2 numeric);
            INSERT INTO pairs VALUES
              (1, 'Infinity', 'Infinity', 'Infinity', 'Infinity'), (2, 'NaN', 'NaN', 'NaN', 'NaN'),
              (3, '-Infinity', 'Infinity', '-Infinity', 'Infinity'), (4, 5, 'Infinity', 5, 'NaN'), (5, 5, 5.5, 5, 5.5);
            CREATE TABLE limits (id int, low int, high int, lowest bigint, highest bigint);
            INSERT INTO limits VALUES (1, -2147483648, 2147483647, -9223372036854775808, 9223372036854775807);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    private static List<String> messages(Judged judged) {
        return judged.all().stream().map(CheckResult::message).toList();
    }

    @Test
    void the_database_says_what_is_the_highest_and_whether_it_is_within_the_bounds() throws Exception {
        Judged judged = assertVerdicts(suites, """
                max: {table: t, column: en, max: a} => FAILED
                max: {table: t, column: en, min: B, max: c} => PASSED
                max: {table: t, column: en, above: a, below: c} => PASSED
                max: {table: t, column: en, equals: B} => PASSED
                max: {table: t, column: en, max: c, warn_max: A} => WARNED
                max: {table: t, column: c, max: B} => FAILED
                min: {table: t, column: en, equals: a} => PASSED
                min: {table: t, column: en, max: B} => PASSED
                min: {table: t, column: en, above: a} => FAILED
                min: {table: t, column: c, equals: B} => PASSED
                max: {table: t, column: en, max: a}, group_by: id => FAILED
                max: {table: t, column: clock, max: "10:00"} => PASSED
                max: {table: t, column: clock, below: "10:00"} => FAILED
                max: {table: t, column: span, max: "3 hours"} => FAILED
                min: {table: t, column: span, equals: "1 hour 30 minutes"} => PASSED
                max: {table: t, column: net, max: "10.0.0.9"} => FAILED
                min: {table: t, column: net, equals: "10.0.0.9"} => PASSED
                max: {table: t, column: price, equals: 10} => PASSED
                max: {table: t, column: mood, max: ok} => FAILED
                min: {table: t, column: mood, max: ok} => PASSED
                max: {table: t, column: day, max: "2030-01-01T00:00:00Z"} => PASSED
                max: {table: t, column: naive, max: "5 Jan 2024 09:00"} => FAILED
                max: {table: t, column: day, max: someday} => BROKEN QUERY_REFUSED
                max: {table: t, column: naive, max: 5} => BROKEN QUERY_REFUSED
                max: {table: t, column: mood, max: merry} => BROKEN QUERY_REFUSED
                max: {table: t, column: flag, equals: true} => BROKEN QUERY_REFUSED
                max: {table: t, column: doc, max: 3} => BROKEN QUERY_REFUSED
                """);
        assertThat(judged.get("case-1").message()).isEqualTo("The highest en is B; at most a expected.");
        assertThat(judged.get("case-1").measured()).containsEntry("max", "B");
        assertThat(judged.get("case-14").message())
                .isEqualTo("The highest span is 12:00:00; at most 3 hours expected.");
    }

    @Test
    void what_a_query_returns_compares_with_bounds_of_its_kind_only() throws Exception {
        Judged judged = assertVerdicts(suites, """
                metric_sql: {query: "select '12'", max: 5} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select '12'", max: "5"} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select '12'", equals: "12"} => PASSED
                metric_sql: {query: "select max(span) from t", max: "3 hours"} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select doc from t where id = 1", max: 5} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select max(price) from t", max: 5} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select true", max: 5} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select true", equals: true} => PASSED
                metric_sql: {query: "select false", equals: true} => FAILED
                metric_sql: {query: "select 5", max: abc} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select 3", equals: true} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select max(naive) from t", max: 5} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select max(naive) from t", max: "05.01.2024"} => BROKEN QUERY_REFUSED
                metric_sql: {query: "select max(naive) from t", max: "2024-01-05 09:59"} => FAILED
                metric_sql: {query: "select max(naive) from t", equals: "2024-01-05 10:00+02"} => PASSED
                metric_sql: {query: "select max(day) from t", equals: "2024-01-05T12:00:00Z"} => PASSED
                metric_sql: {query: "select max(at) from t", equals: "2024-01-05 12:00+02:00"} => PASSED
                metric_sql: {query: "select max(at) from t", below: "2024-01-05 10:00"} => FAILED
                """);
        assertThat(messages(judged))
                .contains(
                        "The value comes as text, which does not compare with 5: make it a number in the query.",
                        "The value comes as text, whose order only the database knows: compare it with '3 hours' in"
                                + " the query, and write equals: true.",
                        "The value is a boolean, which does not compare with 5: write equals: true or equals: false.",
                        "The value is a number, which does not compare with 'abc': write a number, without quotes.",
                        "The value is a date or a time, which does not compare with '05.01.2024': write it as in"
                                + " \"2026-01-31\" or \"2026-01-31 08:15:00+00:00\".");
    }

    @Test
    void what_is_no_number_is_within_no_bounds() throws Exception {
        Judged judged = assertVerdicts(suites, """
                avg: {table: numbers, column: f, above: 1000} => FAILED
                sum: {table: numbers, column: n, min: 0} => FAILED
                max: {table: numbers, column: f, min: 0} => FAILED
                min: {table: numbers, column: f, min: 0} => PASSED
                stddev: {table: numbers, column: f, min: 0} => FAILED
                quantile: {table: numbers, column: f, share: 1, min: 0} => FAILED
                avg: {table: numbers, column: f, warn_min: 0} => WARNED
                metric_sql: {query: "select 'NaN'::float8", above: 1000} => FAILED
                metric_sql: {query: "select 'NaN'::numeric", above: 1000} => FAILED
                max: {table: numbers, column: up, above: 1e300} => PASSED
                max: {table: numbers, column: up, max: 1e300} => FAILED
                metric_sql: {query: "select '-Infinity'::numeric", below: -1e300} => PASSED
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The average f is NaN, which is never within bounds; above 1,000 expected.");
    }

    @Test
    void one_value_has_no_deviation() throws Exception {
        Judged judged = assertVerdicts(suites, """
                stddev: {table: numbers, column: one, max: 5} => FAILED NO_ROWS
                variance: {table: numbers, column: one, max: 5}, filter: "id = 1" => FAILED NO_ROWS
                """);
        assertThat(messages(judged))
                .containsExactly(
                        "one has fewer than two values, and one value has no standard deviation, so there is nothing to measure.",
                        "one has fewer than two values, and one value has no variance, so there is nothing to measure.");
    }

    @Test
    void intervals_and_money_have_no_quantile_and_no_sum() throws Exception {
        Judged judged = assertVerdicts(suites, """
                quantile: {table: t, column: span, share: 1, max: 5} => BROKEN QUERY_REFUSED
                median: {table: t, column: price, max: 5} => BROKEN QUERY_REFUSED
                sum: {table: t, column: c, max: 5} => BROKEN QUERY_REFUSED
                stddev: {table: t, column: span, max: 5} => BROKEN QUERY_REFUSED
                """);
        assertThat(messages(judged))
                .containsExactly(
                        "Column 'span' is of type interval, and this needs a number: name another column.",
                        "Column 'price' is of type money, and this needs a number: name another column.",
                        "Column 'c' is of type text, of which there is no sum: name another column.",
                        "Column 'span' is of type interval, of which there is no standard deviation: name another column.");
    }

    @Test
    void infinite_times_are_after_and_before_all_others() throws Exception {
        Judged judged = assertVerdicts(suites.connecting("sample: {unclassified: show}"), """
                max: {table: forever, column: at, max: "2030-01-01T00:00:00Z"} => FAILED
                max: {table: forever, column: at, equals: infinity} => PASSED
                min: {table: forever, column: at, min: "2020-01-01T00:00:00Z"} => FAILED
                max: {table: forever, column: day, max: 2030-01-01} => FAILED
                min: {table: forever, column: naive, max: "2020-01-01 00:00"} => PASSED
                metric_sql: {query: "select max(at) from forever", max: "2030-01-01T00:00:00Z"} => FAILED
                metric_sql: {query: "select min(day) from forever", min: "2030-01-01"} => FAILED
                metric_sql: {query: "select max(naive) from forever", equals: "infinity"} => PASSED
                every_period_present: {table: forever, column: at} => BROKEN QUERY_REFUSED
                every_period_present: {table: forever, column: day}, filter: "id > 1" => BROKEN QUERY_REFUSED
                every_period_present: {table: forever, column: day}, filter: isfinite(day) => PASSED 0/1
                accepted_range: {table: forever, column: at, max: "2030-01-01T00:00:00Z"} => FAILED 1/3
                most_common_value: {table: forever, column: at, values: [infinity]}, filter: "id = 3" => PASSED
                max: {table: forever, column: id, max: 1}, group_by: naive => FAILED
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The highest at is infinity; at most 2030-01-01 00:00:00Z expected.");
        assertThat(judged.get("case-1").measured()).containsEntry("max", "infinity");
        assertThat(judged.get("case-3").message())
                .isEqualTo("The lowest at is -infinity; at least 2020-01-01 00:00:00Z expected.");
        assertThat(judged.get("case-9").message())
                .isEqualTo(
                        "The first at is -infinity, which lies in no period: leave such rows out with a filter, such as"
                                + " isfinite(at).");
        assertThat(judged.get("case-12").sample())
                .isNotNull()
                .satisfies(sample -> assertThat(sample.rows()).containsExactly(List.of("infinity")));
        assertThat(judged.get("case-14").message()).contains("infinity: The highest id is 3;");
    }

    @Test
    void what_is_equal_is_near_whatever_the_tolerance() throws Exception {
        assertVerdicts(suites, """
                column_pair: {table: pairs, left: f, right: f2} => FAILED 3/5
                column_pair: {table: pairs, left: f, right: f2, tolerance: 1} => FAILED 2/5
                column_pair: {table: pairs, left: f, right: f2, tolerance: 50%} => FAILED 2/5
                column_pair: {table: pairs, left: n, right: n2, tolerance: 1} => FAILED 2/5
                column_pair: {table: pairs, left: n, right: n2, tolerance: 50%} => FAILED 2/5
                multicolumn_sum: {table: pairs, columns: [f], total: f2, tolerance: 1} => FAILED 2/5
                aggregate_match: {table: pairs, left: {max: n, by: [id]}, right: {table: pairs, max: n2, by: [id]}, tolerance: 1} => FAILED 2/5
                """);
    }

    @Test
    void sums_and_differences_of_integers_may_be_longer_than_integers() throws Exception {
        assertVerdicts(suites, """
                sequential: {table: t, column: small} => PASSED 0/2
                no_gaps: {table: t, column: small} => PASSED 0/2
                sequential: {table: t, column: big} => PASSED 0/2
                no_gaps: {table: t, column: big} => PASSED 0/2
                sequential: {table: limits, column: high} => PASSED 0/1
                multicolumn_sum: {table: limits, columns: [highest, high], equals: 9223372039002259454} => PASSED 0/1
                multicolumn_sum: {table: limits, columns: [high, highest], total: highest, tolerance: 2147483646} => FAILED 1/1
                column_pair: {table: limits, left: low, right: high, tolerance: 4294967294} => FAILED 1/1
                column_pair: {table: limits, left: lowest, right: highest, tolerance: 300%} => PASSED 0/1
                column_pair: {table: limits, left: highest, right: lowest, tolerance: 200%} => PASSED 0/1
                aggregate_match: {table: limits, left: {max: highest}, right: {table: limits, max: lowest}, tolerance: 1} => FAILED 1/1
                contains_rows: {table: limits, rows: [{id: 1, low: 5, highest: -5}], key: [id], tolerance: 1} => FAILED 1/1
                contains_rows: {table: limits, rows: [{id: 1, low: -2147483647}], key: [id], tolerance: 1} => PASSED 0/1
                aggregate_match: {table: limits, left: {sum: highest}, right: {table: limits, sum: low}, tolerance: 1} => FAILED 1/1
                aggregate_match: {table: t, left: {sum: big}, right: {table: t, sum: big}, tolerance: 1} => PASSED 0/1
                outliers: {table: t, column: big} => PASSED 0/2
                """);
    }

    @Test
    void aggregates_of_two_tables_match_whatever_they_are_of() throws Exception {
        Judged judged = assertVerdicts(suites, """
                aggregate_match: {table: t, left: {max: day}, right: {table: other, max: day}} => PASSED 0/1
                aggregate_match: {table: t, left: {min: day}, right: {table: other, max: day}} => FAILED 1/1
                aggregate_match: {table: t, left: {max: at}, right: {table: other, max: at}} => PASSED 0/1
                aggregate_match: {table: t, left: {max: at, by: [id]}, right: {table: other, max: at, by: [key]}} => FAILED 4/4
                aggregate_match: {table: t, left: {max: net}, right: {table: other, max: net}} => PASSED 0/1
                aggregate_match: {table: t, left: {max: net, by: [net]}, right: {table: other, min: net, by: [net]}} => PASSED 0/2
                aggregate_match: {table: t, left: {max: en}, right: {table: t, max: en}} => PASSED 0/1
                aggregate_match: {table: t, left: {max: day}, right: {table: other, max: day}, tolerance: 1} => BROKEN QUERY_REFUSED
                aggregate_match: {table: t, left: {max: day}, right: {table: t, max: id}} => BROKEN QUERY_REFUSED
                sequential: {table: t, column: id, every: 1d} => BROKEN QUERY_REFUSED
                """);
        assertThat(messages(judged))
                .contains(
                        "Column 'day' is of type date, and a tolerance needs numbers: leave it out, or name other columns.",
                        "Column 'day' is of type date, but 'id in public.t' is of type integer: they do not compare. Name two columns of one kind.",
                        "Column 'id' is of type integer, and this needs a date or a time: name another column.");
    }
}
