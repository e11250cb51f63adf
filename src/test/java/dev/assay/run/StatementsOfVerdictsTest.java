package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verdict and its count rest on is one statement, since two see the database at two moments, whatever the plan. */
class StatementsOfVerdictsTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE o (id int);
            INSERT INTO o VALUES (1), (2);
            CREATE TABLE t (id int, ref int, n int, at timestamptz, til timestamptz, s text, day date);
            INSERT INTO t VALUES (1, 1, 1, '2025-12-01Z', '2025-12-02Z', 'a', '2025-12-01'),
              (2, 2, 2, '2025-12-02Z', NULL, 'b', '2025-12-02');
            """);

    private static final String SUITE = """
            checks:
              - {id: a1, references: {table: t, columns: ref, to: o(id)}}
              - {id: a2, references: {table: t, columns: ref, to: o(id), grace: {column: at, for: 1h}}, filter: id > 0}
              - {id: a3, not_references: {table: t, columns: n, to: o(id), to_filter: id > 8}}
              - {id: a4, attribution: {table: t, created_by: ref, organisation: n, principals: o(id), organisations: o(id)}}
              - {id: a5, unique: {table: t, columns: [id]}}
              - {id: a6, unique: {table: t, columns: [id, n], nulls: equal}, filter: id > 0}
              - {id: a7, primary_key: {table: t, columns: [id]}}
              - {id: a8, unique_where: {table: t, columns: [id], when: n > 0}}
              - {id: a9, duplicate_rows: {table: t}}
              - {id: b1, row_count_match: {table: t, to: o}}
              - {id: b2, row_count_less_than_table: {table: t, to: o, or_equal: true}}
              - {id: b3, set_equality: {table: t, to: o, columns: [id]}}
              - {id: b4, aggregate_match: {table: t, left: {sum: id}, right: {table: o, sum: id}}}
              - {id: b5, aggregate_match: {table: t, left: {sum: id, by: [ref]}, right: {table: o, sum: id, by: [id]}}}
              - {id: b6, relationship_cardinality: {table: t, columns: [id], to: o(id), min: 1}}
              - {id: b7, determines: {table: t, columns: [id], dependent: [n]}}
              - {id: b8, history: {table: t, key: [s], from: at, to: til, current: at_most_one}}
              - {id: b9, mutually_exclusive_ranges: {table: t, from: at, to: til}}
              - {id: c1, sequential: {table: t, column: n}}
              - {id: c2, no_gaps: {table: t, column: n}, filter: id > 0}
              - {id: c3, increasing: {table: t, column: n, order_by: [id]}}
              - {id: c4, outliers: {table: t, column: n, sigma: 3}}
              - {id: c5, most_common_value: {table: t, column: s, values: [a]}}
              - {id: c6, every_period_present: {table: t, column: at, period: day}}
              - {id: c7, contains_rows: {table: t, rows: [{id: 1}]}, filter: id > 0}
              - {id: c8, failed_rows_sql: select id from t where n < 0, on_empty: fail}
              - {id: c9, query_match: {query: select id from t, expected: select id from o}, on_empty: fail}
              - {id: d1, not_null: {table: t, column: id}, filter: id > 0}
              - {id: d2, column_pair: {table: t, left: id, right: n}}
              - {id: d3, multicolumn_sum: {table: t, columns: [id], total: n}}
              - {id: d4, latency: {table: t, event: at, loaded: at, max: 1h}}
              - {id: d5, expression_is_true: {table: t, expression: n > 0}}
              - {id: d6, freshness: {table: t, column: at, fail_after: 90d}}
              - {id: d7, row_count: {table: t, min: 1}, filter: id > 0, group_by: s}
              - {id: d8, unique: {table: t, columns: [id]}, window: {column: at, since: 60d}}
              - {id: d9, not_null: {table: t, column: id}, window: {column: at, since: 60d}, filter: id > 0}
              - {id: e1, references: {table: t, columns: ref, to: o(id)}, window: {column: at, since: 60d}}
              - {id: e2, distinct_set: {table: t, column: s, equals: [a, b]}}
              - {id: e3, uniqueness_ratio: {table: t, column: s, min: 1}}
              - {id: e4, median: {table: t, column: n, min: 1}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"full", "naive", "without:shared_scan", "without:equal_questions", "without:listed_keys,any_row"
            })
    void every_verdict_is_one_statement(String plan) throws Exception {
        Judged judged = Suites.on(DATABASE, folder)
                .planned(plan)
                .connecting("sample: rows")
                .run(SUITE);
        assertThat(judged.all()).allSatisfy(result -> {
            assertThat(result.status())
                    .as(result.check().key() + " " + result.message())
                    .isEqualTo(Status.PASSED);
            assertThat(result.means().sql()).as(result.check().key()).hasSize(1);
        });
    }
}
