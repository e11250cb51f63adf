package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Evaluation;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window since the last run: what a run examines after another, and what moves the mark between them. */
class LastRunTest {

    private static final String TABLE = """
            CREATE TABLE t (id int, at timestamptz, other timestamptz, v int);
            INSERT INTO t VALUES (1, '2025-12-01 00:00Z', '2025-12-05 00:00Z', 1), (2, '2025-12-02 00:00Z', '2025-12-01 00:00Z', 1);
            """;

    private static final String NULLS = """
            checks:
              - {id: nulls, not_null: {table: t, column: v}, window: {column: at, since: last_run}}
            """;

    private static final String THREE = NULLS + """
              - {id: key, unique: {table: t, columns: id}, window: {column: at, since: last_run}}
              - {id: late, not_null: {table: t, column: v}, filter: id > 2, window: {column: at, since: last_run}}
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void database() {
        database = TestPostgres.newest().database().run(TABLE);
        suites = Suites.on(database, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive"})
    void the_first_run_examines_all_rows_and_says_so_and_the_next_those_from_the_mark_on(String plan) throws Exception {
        Suites planned = suites.planned(plan);
        CheckResult first = planned.run(NULLS).get("nulls");
        assertThat(first.message())
                .isEqualTo(
                        "No row of 2 breaks the rule. All rows were examined, since no earlier run has left a mark.");
        assertThat(first.means().window()).isEqualTo(new Evaluation.Window("at", null));

        database.run("INSERT INTO t VALUES (3, '2025-12-02 00:00Z', NULL, 1), (4, '2025-12-03 00:00Z', NULL, 1),"
                + " (5, '2025-12-01 12:00Z', NULL, NULL), (6, NULL, NULL, NULL)");
        CheckResult second = planned.run(NULLS).get("nulls");
        assertThat(second.message()).isEqualTo("No new row of 3 breaks the rule.");
        assertThat(second.means().window()).isEqualTo(new Evaluation.Window("at", "2025-12-02T00:00:00Z"));

        CheckResult third = planned.run(NULLS).get("nulls");
        assertThat(third.message()).isEqualTo("No new row of 1 breaks the rule.");
        assertThat(third.means().window()).isEqualTo(new Evaluation.Window("at", "2025-12-03T00:00:00Z"));
    }

    @Test
    void rows_that_failed_are_examined_until_they_pass() throws Exception {
        suites.run(NULLS);
        database.run("INSERT INTO t VALUES (3, '2025-12-03 00:00Z', NULL, NULL), (4, '2025-12-04 00:00Z', NULL, 1)");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("FAILED 1/3");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("FAILED 1/3");
        database.run("UPDATE t SET v = 1");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/3");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/1");
    }

    @Test
    void only_a_check_that_passed_or_warned_moves_its_mark() throws Exception {
        database.run("UPDATE t SET v = NULL WHERE id = 1");
        Judged judged = suites.run("""
                checks:
                  - {id: failed, not_null: {table: t, column: v}, window: &w {column: at, since: last_run}}
                  - {id: warned, not_null: {table: t, column: v}, window: *w, fail_above: never, warn_above: 0}
                  - {id: within, not_null: {table: t, column: v}, window: *w, fail_above: 50%}
                  - {id: passed, not_null: {table: t, column: id}, window: *w}
                  - {id: broken, not_null: {table: t, column: id}, filter: 1 / (id - id) = 1, window: *w}
                  - {id: refused, not_null: {table: t, column: nowhere}, window: *w}
                  - {id: unplaced, not_null: {table: t, column: id}, window: {column: nowhere, since: last_run}}
                  - {id: filtered, not_null: {table: t, column: id}, filter: id > 99, window: *w}
                  - {id: empty, not_null: {table: t, column: id}, filter: id > 99, on_empty: warn, window: *w}
                  - {id: off, not_null: {table: t, column: id}, enabled: false, window: *w}
                  - {id: aged, not_null: {table: t, column: id}, window: {column: at, since: 400d}}
                """);
        assertThat(judged.all())
                .extracting(result -> result.check().key() + " " + verdict(result))
                .containsExactly(
                        "failed FAILED 1/2",
                        "warned WARNED 1/2",
                        "within PASSED 1/2",
                        "passed PASSED 0/2",
                        "broken BROKEN QUERY_REFUSED",
                        "refused BROKEN COLUMN_MISSING",
                        "unplaced BROKEN COLUMN_MISSING",
                        "filtered FAILED NO_ROWS 0/0",
                        "empty WARNED NO_ROWS 0/0",
                        "off SKIPPED",
                        "aged PASSED 0/2");
        String highest = "2025-12-02T00:00:00Z";
        assertThat(Marks.of(suites))
                .isEqualTo(Map.of("warned", highest, "within", highest, "passed", highest, "empty", highest));
    }

    @Test
    void a_mark_goes_on_under_a_new_name_and_no_longer_under_the_old_one() throws Exception {
        suites.run(NULLS);
        String renamed = NULLS.replace("id: nulls", "id: known, formerly: [ancient, nulls]");
        database.run("UPDATE t SET v = NULL");
        assertThat(verdict(suites.run(renamed).get("known"))).isEqualTo("FAILED 1/1");
        assertThat(Marks.of(suites)).containsOnlyKeys("nulls");
        database.run("UPDATE t SET v = 1");
        assertThat(verdict(suites.run(renamed).get("known"))).isEqualTo("PASSED 0/1");
        assertThat(Marks.of(suites)).isEqualTo(Map.of("known", "2025-12-02T00:00:00Z"));
        assertThat(verdict(suites.run(renamed.replace("id: known", "id: twice").replace("ancient", "known"))
                        .get("twice")))
                .isEqualTo("PASSED 0/1");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/2");
    }

    @Test
    void the_latest_of_several_old_marks_counts() throws Exception {
        suites.run(NULLS.replace("id: nulls", "id: first"));
        database.run("INSERT INTO t VALUES (3, '2025-12-03 00:00Z', NULL, 1)");
        suites.run(NULLS.replace("id: nulls", "id: second"));
        assertThat(verdict(suites.run(NULLS.replace("id: nulls", "id: nulls, formerly: [first, second]"))
                        .get("nulls")))
                .isEqualTo("PASSED 0/1");
    }

    @Test
    void a_partial_run_moves_the_marks_of_what_it_ran() throws Exception {
        suites.run(THREE);
        database.run("INSERT INTO t VALUES (3, '2025-12-03 00:00Z', NULL, 1), (4, '2025-12-04 00:00Z', NULL, 1)");
        assertThat(verdict(suites.runOnly("nulls", THREE))).isEqualTo("PASSED 0/3");
        Judged judged = suites.run(THREE);
        assertThat(judged.all())
                .extracting(result -> verdict(result))
                .containsExactly("PASSED 0/1", "PASSED 0/3", "PASSED 0/2");
    }

    @Test
    void a_filter_does_not_hold_the_mark_back() throws Exception {
        database.run("INSERT INTO t VALUES (3, '2025-12-03 00:00Z', NULL, 1), (0, '2025-12-04 00:00Z', NULL, 1)");
        suites.run(THREE);
        assertThat(Marks.of(suites)).containsEntry("late", "2025-12-04T00:00:00Z");
        assertThat(suites.run(THREE).get("late").message())
                .isEqualTo("Nothing new: no row that the filter leaves has an at from 2025-12-04T00:00:00Z on.");
    }

    @Test
    void where_the_row_of_the_mark_is_gone_all_rows_are_examined_and_the_mark_is_theirs() throws Exception {
        suites.run(NULLS);
        database.run("DELETE FROM t WHERE id = 2");
        assertThat(suites.run(NULLS).get("nulls").message())
                .isEqualTo(
                        "No row of 1 breaks the rule. All rows were examined, since no row has an at from"
                                + " 2025-12-02T00:00:00Z on, where an earlier run ended: the table was written anew, or rows are gone.");
        assertThat(Marks.of(suites)).containsEntry("nulls", "2025-12-01T00:00:00Z");
        database.run("DELETE FROM t");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("FAILED NO_ROWS 0/0");
        database.run("INSERT INTO t VALUES (3, '2025-12-02 00:00Z', NULL, NULL)");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("FAILED 1/1");
    }

    @Test
    void a_mark_in_the_future_or_that_cannot_be_read_is_none() throws Exception {
        for (String mark : List.of("9999-01-01T00:00:00Z", "infinity", "soon")) {
            suites.run(NULLS);
            Path memory = folder.resolve("reports/state/memory.properties");
            List<Path> found;
            try (Stream<Path> files = Files.walk(folder)) {
                found = files.filter(file -> file.endsWith("memory.properties")).toList();
            }
            assertThat(found).as(memory.toString()).isNotEmpty();
            for (Path file : found) {
                Files.writeString(
                        file,
                        Files.readString(file).replaceAll("(?m)^(mark.*)=.*$", "$1=" + mark.replace(":", "\\\\:")));
            }
            CheckResult result = suites.run(NULLS).get("nulls");
            assertThat(result.message())
                    .contains(
                            "All rows were examined, since what earlier runs left is damaged and set aside: the mark of"
                                    + " suite-1.yaml#nulls "
                                    + (mark.startsWith("9") ? "lies in the future" : "cannot be read"));
            assertThat(verdict(result)).isEqualTo("PASSED 0/2");
        }
    }

    @Test
    void a_column_without_a_value_leaves_no_mark() throws Exception {
        database.run("UPDATE t SET at = NULL");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/2");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/2");
        assertThat(Marks.of(suites)).isEmpty();
    }

    @Test
    void another_database_another_schema_and_another_column_begin_without_a_mark() throws Exception {
        suites.run(NULLS);
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/1");

        TestDatabase elsewhere = TestPostgres.newest().database().run(TABLE);
        assertThat(verdict(suites.with("DB_URL", elsewhere.url()).run(NULLS).get("nulls")))
                .isEqualTo("PASSED 0/2");

        database.run("CREATE SCHEMA tenant; CREATE TABLE tenant.t AS SELECT * FROM t");
        Suites tenant = suites.with("DB_URL", database.url() + "?currentSchema=tenant");
        assertThat(verdict(tenant.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/2");

        assertThat(verdict(
                        suites.run(NULLS.replace("column: at", "column: other")).get("nulls")))
                .isEqualTo("PASSED 0/2");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/1");

        database.run("ALTER TABLE t ALTER at TYPE bigint USING extract(epoch FROM at)");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/2");
        assertThat(verdict(suites.run(NULLS).get("nulls"))).isEqualTo("PASSED 0/1");
    }

    @Test
    void the_highest_value_is_that_of_the_rows_the_run_saw_and_none_after_its_clock() throws Exception {
        database.run("INSERT INTO t VALUES (3, '2062-01-01 00:00Z', 'infinity', 1)");
        String both = NULLS + """
              - {id: endless, not_null: {table: t, column: v}, window: {column: other, since: last_run}}
            """;
        suites.at("2025-12-10T12:00:00Z").run(both);
        assertThat(Marks.of(suites))
                .isEqualTo(Map.of("nulls", "2025-12-10T12:00:00Z", "endless", "2025-12-10T12:00:00Z"));
        database.run("INSERT INTO t VALUES (4, '2025-12-11 00:00Z', '2025-12-11 00:00Z', NULL)");
        Judged judged = suites.at("2025-12-11T12:00:00Z").run(both);
        assertThat(judged.all()).extracting(result -> verdict(result)).containsExactly("FAILED 1/2", "FAILED 1/2");
    }
}
