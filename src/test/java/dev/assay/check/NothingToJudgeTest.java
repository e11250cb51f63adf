package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table without rows, rows that the filter leaves out, and rows without a value are different things, and are said to be. */
class NothingToJudgeTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, ref int, at timestamptz, region text);
            INSERT INTO t VALUES (1, NULL, NULL, ''), (2, NULL, NULL, NULL);
            ALTER TABLE t ADD none text;
            CREATE TABLE few (n int, m int);
            INSERT INTO few VALUES (1, 2), (2, 3), (NULL, 9);
            CREATE TABLE times (ref int, at timestamptz);
            INSERT INTO times VALUES (9, '2025-01-01Z'), (9, '9999-01-01Z'), (9, 'infinity');
            CREATE TABLE empty (id int, ref int, at timestamptz, region text);
            """);

    @TempDir
    private Path folder;

    private String message(String check) throws Exception {
        return Suites.on(DATABASE, folder)
                .run("checks: [{id: one, " + check + "}]")
                .get("one")
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relationship_cardinality: {table: %s, columns: [ref], to: t(ref), min: 1} | None of 2 rows has a value in ref, so there was nothing to judge",
                "relationship_cardinality: {table: %s, columns: [id, ref], to: 't(id, ref)', min: 1} | None of 2 rows has a value in id and ref, so there was nothing to judge",
                "every_period_present: {table: %s, column: at} | None of 2 rows has a value in at, so there was nothing to judge"
            })
    void rows_without_a_value_are_no_empty_table(String check, String allNull) throws Exception {
        String tail = "; say on_empty: pass where that is expected.";
        assertThat(message(check.formatted("t"))).isEqualTo("[NO_ROWS] " + allNull + tail);
        assertThat(message(check.formatted("t") + ", on_empty: warn"))
                .isEqualTo("[NO_ROWS] " + allNull + " (on_empty: warn).");
        assertThat(message(check.formatted("t") + ", filter: id > 9"))
                .startsWith("[NO_ROWS] The filter leaves none of ")
                .endsWith("rows, so nothing was examined" + tail);
        assertThat(message(check.formatted("empty")))
                .isEqualTo("[NO_ROWS] The table is empty, so nothing was examined" + tail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted_values: {table: t, column: ref, values: [1]}",
                "matches_regex: {table: t, column: none, regex: x}",
                "distinct_set: {table: t, column: ref, subset_of: [1]}",
                "mutually_exclusive_ranges: {table: t, from: at, to: at}",
                "sequential: {table: t, column: ref}",
                "no_gaps: {table: t, column: ref}",
                "increasing: {table: t, column: ref, order_by: [id]}",
                "outliers: {table: t, column: ref, sigma: 3}",
                "column_pair: {table: t, left: id, right: ref}",
                "multicolumn_sum: {table: t, columns: [id, ref], equals: 3}",
                "latency: {table: t, event: at, loaded: at, max: 1h}",
                "max_age: {table: t, column: at, age: 1h}",
                "expression_is_true: {table: t, expression: 'null'}",
                "expression_is_true: {table: t, expression: ref > 0}",
                "conditional: {table: t, when: id > 9, then: id > 0}",
                "required_when: {table: t, column: id, when: id > 9}",
                "unique: {table: t, columns: [ref]}",
                "unique: {table: t, columns: [id, ref]}",
                "unique_where: {table: t, columns: [id], when: id > 9}",
                "references: {table: t, columns: [ref], to: t(id)}",
                "references: {table: t, columns: [id], to: t(id), unknown_members: [1, 2]}",
                "not_references: {table: t, columns: [ref], to: t(id)}",
                "determines: {table: t, columns: [id], dependent: [ref]}",
                "aggregate_match: {table: t, left: {sum: ref}, right: {table: t, sum: ref}}",
                "avg: {table: t, column: ref, min: 0}",
                "row_count_match: {table: empty, to: empty}",
                "row_count_match: {table: empty, to: t, tolerance: 2}",
                "row_count_match: {table: t, to: empty, tolerance: 2}",
                "row_count_less_than_table: {table: empty, to: t}"
            })
    void where_no_row_could_break_the_rule_nothing_was_examined(String check) throws Exception {
        for (String plan : List.of("full", "naive")) {
            Suites suites = Suites.on(DATABASE, folder).planned(plan);
            String all = "checks: [{id: one, %1$s}, {id: two, %1$s, on_empty: pass}]".formatted(check);
            assertThat(suites.run(all).get("one").text()).startsWith("[NO_ROWS] ");
            assertThat(suites.run(all).get("two").text()).endsWith("(on_empty: pass).");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "most_common_value: {table: t, column: ref, values: [1]}",
                "distinct_set: {table: t, column: ref, subset_of: [1]}",
                "at_least_one: {table: empty, column: ref}",
                "row_count_match: {table: empty, to: empty}",
                "row_count_less_than_table: {table: empty, to: t}",
                "not_null: {table: empty, column: id}"
            })
    void what_never_fails_does_not_pass_on_nothing(String check) throws Exception {
        assertThat(message(check + ", fail_above: never")).startsWith("[NO_ROWS] ");
        assertThat(message(check + ", fail_above: never, on_empty: pass")).endsWith("(on_empty: pass).");
    }

    @ParameterizedTest
    @CsvSource({"few, empty", "empty, few"})
    void a_number_of_rows_that_is_near_to_none_is_not_compared_with_an_empty_side(String left, String right)
            throws Exception {
        String check =
                "aggregate_match: {table: %s, left: {count: true}, right: {table: %s, count: true}, tolerance: %s}";
        assertThat(message(check.formatted(left, right, "3"))).startsWith("[NO_ROWS] ");
        assertThat(message(check.formatted(left, right, "3") + ", on_empty: pass"))
                .endsWith("(on_empty: pass).");
        assertThat(message(check.formatted(left, right, "2") + ", on_empty: pass"))
                .startsWith("[RULE_VIOLATED] ");
    }

    @Test
    void rows_that_are_left_out_are_counted() throws Exception {
        assertThat(message("sequential: {table: few, column: n}"))
                .isEqualTo("No row of 2 breaks the rule. 1 row without a value in n was left out.");
        assertThat(message("mutually_exclusive_ranges: {table: few, from: n, to: m}"))
                .isEqualTo("No row of 2 breaks the rule. 1 row without a value in n was left out.");
    }

    @Test
    void times_in_the_future_hide_nothing() throws Exception {
        assertThat(message("freshness: {table: times, column: at, fail_after: 24h}"))
                .startsWith("[DATA_STALE] The newest at that is not in the future is 2025-01-01")
                .endsWith("; 2 rows lie in the future.");
        assertThat(message("references: {table: times, columns: ref, to: t(id), grace: {column: at, for: 48h}}"))
                .startsWith("[RULE_VIOLATED] 3 of 3 rows");
    }

    @Test
    void rows_that_the_filter_leaves_out_are_no_empty_table_also_in_groups() throws Exception {
        String check = "row_count: {table: %s, min: 1}, group_by: region";
        assertThat(message(check.formatted("t") + ", filter: id > 9"))
                .startsWith("[NO_ROWS] The filter leaves none of the table's rows, so nothing was examined");
        assertThat(message(check.formatted("empty"))).startsWith("[NO_ROWS] The table is empty");
        assertThat(message(check.formatted("empty") + ", filter: id > 9")).startsWith("[NO_ROWS] The table is empty");
    }

    @Test
    void a_group_of_an_empty_text_has_a_name() throws Exception {
        assertThat(message("row_count: {table: t, min: 2}, group_by: region"))
                .contains(" '': There is 1 row", " null: There is 1 row");
    }
}
