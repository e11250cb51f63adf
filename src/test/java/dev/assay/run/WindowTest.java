package dev.assay.run;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Evaluation;
import dev.assay.result.ScannedStatement;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a window examines, and what it sees of the others. The run's clock is midnight after the last day of 2025. */
@Tag("fast")
class WindowTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, zoned timestamptz, naive timestamp, day date, seq bigint, exact numeric, approximate float8,
              code text, v int, parent int);
            INSERT INTO t SELECT id, moment, moment AT TIME ZONE 'UTC', (moment AT TIME ZONE 'UTC')::date, seq, seq, seq, seq, v, parent
            FROM (VALUES
              (1, '2025-12-30 23:59:59.999999Z'::timestamptz, -5, NULL::int, 9),
              (2, '2025-12-31 00:00Z', 1000, NULL, 1),
              (3, '2025-12-31 12:00Z', 1001, 3, 9),
              (4, '2026-01-01 00:00Z', 20000, 4, NULL),
              (5, NULL, NULL, NULL, 9)) rows (id, moment, seq, v, parent);
            CREATE TABLE parents (id int, loaded timestamptz);
            INSERT INTO parents VALUES (1, '2020-01-01 00:00Z'), (2, '2026-01-01 00:00Z');
            CREATE TABLE keys (key text, part int, at date, void boolean);
            INSERT INTO keys VALUES
              ('two old', 1, '2025-01-01', false), ('two old', 1, '2025-01-02', false),
              ('old and new', 1, '2025-01-01', false), ('old and new', 1, '2026-01-01', false),
              ('two new', 1, '2026-01-01', false), ('two new', 1, '2026-01-01', false),
              ('old and two new', 1, '2025-01-01', false), ('old and two new', 1, '2026-01-01', false),
              ('old and two new', 2, '2026-01-02', false),
              ('two old and new', 1, '2025-01-01', false), ('two old and new', 1, '2025-01-01', false),
              ('two old and new', 1, '2026-01-01', false),
              ('undated and new', 1, NULL, false), ('undated and new', 1, '2026-01-01', false),
              ('void and new', 1, '2025-01-01', true), ('void and new', 1, '2026-01-01', false),
              ('new', 1, '2026-01-01', false), (NULL, 1, '2026-01-01', false), (NULL, 1, '2026-01-01', false);
            CREATE TABLE empty (id int, at timestamptz);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void an_age_reaches_back_from_the_runs_clock_to_the_moment_itself() throws Exception {
        String ages = """
                not_null: {table: t, column: v}, window: {column: zoned, since: 24h} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: naive, since: 24h} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: day, since: 24h} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: zoned, since: 86399s} => PASSED 0/2
                not_null: {table: t, column: v}, window: {column: naive, since: 86399s} => PASSED 0/2
                not_null: {table: t, column: v}, window: {column: zoned, since: 86401s} => FAILED 2/4
                not_null: {table: t, column: v}, window: {column: day, since: 86401s} => FAILED 2/4
                """;
        assertVerdicts(suites, ages);
        assertVerdicts(suites.planned("naive"), ages);
        assertVerdicts(suites.at("2026-01-01T12:00:00Z"), """
                not_null: {table: t, column: v}, window: {column: zoned, since: 24h} => PASSED 0/2
                not_null: {table: t, column: v}, window: {column: day, since: 24h} => FAILED 1/3
                """);
    }

    @Test
    void a_moment_is_utc_unless_it_says_how_far_from_it() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: v}, window: {column: zoned, since: 2025-12-31} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: naive, since: 2025-12-31} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: day, since: 2025-12-31} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: zoned, since: "2025-12-31 00:00"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: zoned, since: "2025-12-31T00:00:00.000001"} => PASSED 0/2
                not_null: {table: t, column: v}, window: {column: zoned, since: "2025-12-31T02:00:00+02:00"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: naive, since: "2025-12-31T02:00:00+02:00"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: naive, since: "2025-12-30 19:00:00-05:00"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: day, since: "2025-12-31T01:00:00+02:00"} => FAILED 2/4
                not_null: {table: t, column: v}, window: {column: day, since: "2025-12-30T23:00:00-05:00"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: day, since: "2025-12-31 23:59"} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: naive, since: "${as_of}"} => PASSED 0/1
                """);
    }

    @Test
    void a_number_is_one_whatever_the_columns_kind() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: v}, window: {column: seq, since: 1000} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: exact, since: 1000.5} => PASSED 0/2
                not_null: {table: t, column: v}, window: {column: approximate, since: 1000} => FAILED 1/3
                not_null: {table: t, column: v}, window: {column: seq, since: -5} => FAILED 2/4
                not_null: {table: t, column: v}, window: {column: SEQ, since: 1000} => FAILED 1/3
                """);
    }

    @Test
    void a_beginning_that_does_not_compare_with_the_column_is_refused() throws Exception {
        Judged judged = assertVerdicts(suites, """
                not_null: {table: t, column: v}, window: {column: code, since: 24h} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: v}, window: {column: seq, since: 24h} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: v}, window: {column: code, since: 1000} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: v}, window: {column: seq, since: 2025-12-31} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: v}, window: {column: zoned, since: 1000} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: v}, window: {column: zone, since: 1000} => BROKEN COLUMN_MISSING
                not_null: {table: t, column: v}, window: {column: zoned, since: 24h} => FAILED 1/3
                """);
        assertThat(judged.all()).extracting(CheckResult::message).startsWith("""
                Column 'code' is of type text, and a window that begins so long ago needs a date or a time: name another column,\
                 or a value of this one.""", """
                Column 'seq' is of type bigint, and a window that begins so long ago needs a date or a time: name another column,\
                 or a value of this one.""", """
                Column 'code' is of type text, which does not compare with 1000: text has no numeric order; store the column as a\
                 number.""", """
                Column 'seq' is of type bigint, which does not compare with '2025-12-31': write a value of the column's type.""", """
                Column 'zoned' is of type timestamp with time zone, which does not compare with 1000: write a value of the\
                 column's type.""", """
                The table public.t has no column 'zone'. Did you mean zoned? Correct the name in the suite, or ask who changed\
                 the table.""");
    }

    @Test
    void filters_and_the_window_must_both_leave_a_row() throws Exception {
        Judged judged = assertVerdicts(suites, """
                not_null: {table: t, column: v}, filter: "id > 2", window: {column: zoned, since: 24h} => PASSED 0/2
                not_null: {table: t, column: v}, filter: "id = 1 or id = 2", window: {column: zoned, since: 24h} => FAILED 1/1
                accepted_range: {table: t, column: v, max: 3}, window: {column: zoned, since: 24h} => FAILED 1/3
                not_null: {table: t, column: v} => FAILED 3/5
                not_null: {table: t, column: v}, filter: "id > 2" => FAILED 1/3
                """);
        assertThat(judged.get("case-1").means().window())
                .isEqualTo(new Evaluation.Window("zoned", "2025-12-31T00:00:00Z"));
        assertThat(judged.get("case-4").means().window()).isNull();
        assertThat(judged.run().scans()).extracting(ScannedStatement::tables).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive", "without:listed_keys"})
    void a_new_row_may_not_repeat_a_row_of_any_time(String plan) throws Exception {
        Judged judged = assertVerdicts(suites.planned(plan), """
                unique: {table: keys, columns: key}, window: {column: at, since: 24h} => FAILED 7/11
                unique: {table: keys, columns: key} => FAILED 9/19
                unique: {table: keys, columns: [key, part]}, window: {column: at, since: 24h} => FAILED 6/11
                unique: {table: keys, columns: key}, filter: not void, window: {column: at, since: 24h} => FAILED 6/11
                unique: {table: keys, columns: key}, filter: "key in ('new', 'two old')", window: {column: at, since: 24h} => PASSED 0/1
                unique: {table: keys, columns: key}, window: {column: at, since: 2026-01-02} => FAILED 1/1
                unique: {table: keys, columns: key}, window: {column: at, since: 2025-01-01} => FAILED 9/18
                """);
        assertThat(judged.get("case-1").measured())
                .containsEntry("duplicated_keys", 6L)
                .containsEntry("rows_with_a_duplicated_key", 14L);
        assertThat(judged.get("case-1").message()).isEqualTo("""
                7 of 11 new rows (63.64 %) repeat the key of another row (6 keys in 14 rows); none allowed.""");
    }

    @Test
    void duplicated_keys_of_a_window_are_shown_with_all_their_rows() throws Exception {
        Judged judged = suites.connecting("sample: {unclassified: show}").run("""
                checks:
                  - unique: {table: keys, columns: key}
                    window: {column: at, since: 24h}
                """);
        assertThat(sampled(judged.all().get(0)))
                .containsExactly(
                        List.of("old and two new", "3"),
                        List.of("two old and new", "3"),
                        List.of("old and new", "2"),
                        List.of("two new", "2"),
                        List.of("undated and new", "2"),
                        List.of("void and new", "2"));
    }

    @Test
    void a_new_row_may_refer_to_a_row_of_any_time() throws Exception {
        Judged judged = assertVerdicts(suites.connecting("sample: {unclassified: show}"), """
                references: {table: t, columns: parent, to: parents(id)}, window: {column: zoned, since: 24h} => FAILED 1/3
                references: {table: t, columns: parent, to: parents(id)} => FAILED 3/5
                references: {table: t, columns: parent, to: parents(id)}, window: {column: zoned, since: 2026-01-01} => FAILED NO_ROWS 0/0
                attribution: {table: t, created_by: v, organisation: parent, organisations: parents(id)}, window: {column: zoned, since: 24h} => FAILED 3/3
                attribution: {table: t, created_by: v, organisation: parent, organisations: parents(id)}, window: {column: zoned, since: 2026-01-01} => FAILED 1/1
                """);
        assertThat(sampled(judged.get("case-1"))).containsExactly(List.of("9"));
        assertThat(judged.get("case-4").measured())
                .isEqualTo(Map.of("v_missing", 1L, "parent_missing", 1L, "parent_unknown", 1L));
    }

    @Test
    void nothing_new_passes_and_an_empty_table_does_not() throws Exception {
        Judged judged = assertVerdicts(suites, """
                not_null: {table: t, column: v}, window: {column: zoned, since: 2026-01-02} => PASSED 0/0
                unique: {table: t, columns: v}, window: {column: zoned, since: 2026-01-02} => PASSED 0/0
                references: {table: t, columns: parent, to: parents(id)}, window: {column: zoned, since: 2026-01-02} => PASSED 0/0
                not_null: {table: t, column: v}, filter: "id < 9", window: {column: zoned, since: 2026-01-02} => PASSED 0/0
                not_null: {table: t, column: v}, filter: "id > 9", window: {column: zoned, since: 24h} => FAILED NO_ROWS 0/0
                not_null: {table: t, column: v}, filter: "id > 9", window: {column: zoned, since: 24h}, on_empty: warn => WARNED NO_ROWS 0/0
                not_null: {table: empty, column: id}, window: {column: at, since: 24h} => FAILED NO_ROWS 0/0
                not_null: {table: empty, column: id}, window: {column: at, since: 24h}, on_empty: pass => PASSED 0/0
                not_null: {table: empty, column: id}, filter: "id > 9", window: {column: at, since: 24h} => FAILED NO_ROWS 0/0
                """);
        assertThat(judged.all())
                .extracting(CheckResult::message)
                .containsExactly(
                        "Nothing new: no row has a zoned from 2026-01-02 on.",
                        "Nothing new: no row has a zoned from 2026-01-02 on.",
                        "Nothing new: no row has a zoned from 2026-01-02 on.",
                        "Nothing new: no row that the filter leaves has a zoned from 2026-01-02 on.",
                        "The filter leaves no row of any time, so nothing was examined; say on_empty: pass where that is expected.",
                        "The filter leaves no row of any time, so nothing was examined (on_empty: warn).",
                        "The table is empty, so nothing was examined; say on_empty: pass where that is expected.",
                        "The table is empty, so nothing was examined (on_empty: pass).",
                        "The filter leaves no row of any time, so nothing was examined; say on_empty: pass where that is expected.");
    }

    @Test
    void a_table_with_new_rows_is_not_counted_to_know_that_it_has_rows() throws Exception {
        Judged judged = suites.run("""
                checks:
                  - {not_null: {table: t, column: v}, window: {column: zoned, since: 24h}}
                """);
        assertThat(judged.all().get(0).means().sql()).containsExactly("""
                SELECT "apart"."m1",
                  "apart0"."m1",
                  "apart0"."m2"
                FROM (SELECT COUNT(*) AS "m1"
                    FROM (SELECT 1 AS "$f0"
                        FROM "public"."t"
                        FETCH NEXT 1 ROWS ONLY) AS "t1") AS "apart",
                    (SELECT COUNT(*) FILTER (WHERE "v" IS NULL) AS "m1",
                      COUNT(*) AS "m2"
                    FROM "public"."t"
                    WHERE "zoned" >= '2025-12-31T00:00:00Z') AS "apart0\"""");
    }

    @Test
    void the_windows_index_and_the_keys_serve_and_so_do_partitions() throws Exception {
        TestDatabase large = TestPostgres.newest().database().run("""
                CREATE TABLE parents AS SELECT i AS id FROM generate_series(1, 20000) i;
                CREATE INDEX ON parents (id);
                CREATE TABLE large AS SELECT i AS id, i AS parent, '2025-12-31 23:59Z'::timestamptz - i * interval '1 min' AS at
                  FROM generate_series(1, 20000) i;
                CREATE INDEX ON large (at);
                CREATE INDEX ON large (id);
                CREATE TABLE parted (id int, day date) PARTITION BY RANGE (day);
                CREATE TABLE parted_2024 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                CREATE TABLE parted_2025 PARTITION OF parted FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                INSERT INTO parted VALUES (1, '2024-05-05'), (2, '2025-12-31');
                ANALYZE;
                """);
        Judged judged = Suites.on(large, folder).run("""
                checks:
                  - {id: nulls, not_null: {table: large, column: id}, window: {column: at, since: 1h}}
                  - {id: key, unique: {table: large, columns: id}, window: {column: at, since: 1h}}
                  - {id: reference, references: {table: large, columns: parent, to: parents(id)}, window: {column: at, since: 1h}}
                  - {id: parted, not_null: {table: parted, column: id}, window: {column: day, since: 24h}}
                """);
        assertThat(judged.all()).extracting(CheckResult::status).containsOnly(Status.PASSED);
        for (String key : List.of("nulls", "key", "reference")) {
            for (String sql : judged.get(key).means().sql()) {
                assertThat(sql).contains("\"at\" >= '2025-12-31T23:00:00Z'");
                assertThat(explained(large, ofRows(sql)))
                        .contains("large_at_idx")
                        .doesNotContain("Seq Scan on large");
            }
        }
        assertThat(explained(large, judged.get("key").means().sql().get(0))).contains("large_id_idx");
        assertThat(explained(large, ofRows(judged.get("parted").means().sql().get(0))))
                .contains("parted_2025")
                .doesNotContain("parted_2024");
    }

    /** What looks at the rows, without the part that looks whether the table has a row at all. */
    private static String ofRows(String sql) {
        return sql.replaceFirst(
                "(?s)\\(SELECT COUNT\\(\\*\\) AS \"m1\"\\s+FROM \\(SELECT 1 .*?FETCH NEXT 1 ROWS ONLY\\) AS \"t\\d+\"\\) AS",
                "(SELECT 1 AS \"m1\") AS");
    }

    private static List<List<@Nullable String>> sampled(CheckResult result) {
        return Objects.requireNonNull(result.sample()).rows();
    }

    private static String explained(TestDatabase database, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
        }
        return String.join("\n", lines);
    }
}
