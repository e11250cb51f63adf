package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.GroupResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database says which rows are one group; nothing is matched by the text of a value, in whatever plan and beside whichever check. */
class GroupsApartTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE EXTENSION citext;
            CREATE TABLE g (id int PRIMARY KEY, n numeric, f double precision, t text COLLATE folded, c citext, d date, "N" int, v int, w int);
            INSERT INTO g VALUES
              (1, 1.0, 0, 'a', 'a', 'infinity', 1, 1, 1), (2, 1.00, '-0', 'A', 'A', 'infinity', 1, NULL, 2),
              (3, 1, 0, 'á', 'á', '0044-03-15 BC', 1, 3, 0), (4, NULL, 'NaN', NULL, NULL, NULL, 1, 4, 4),
              (5, 'NaN', 'NaN', '', '', NULL, 1, 5, 5), (6, 2, 7, 'b', 'b', '2026-01-01', 2, 6, 6);
            """);

    /** Each asks several questions of the groups; the one in the middle divides by zero where w is 0. */
    private static final String CHECKS = """
            not_null: {table: g, column: v}, group_by: %1$s => %2$s
            avg: {table: g, column: v, min: 0}, group_by: %1$s => PASSED
            expression_is_true: {table: g, expression: 1 / w < 9}, group_by: %1$s => BROKEN QUERY_REFUSED
            accepted_range: {table: g, column: v, min: 0}, group_by: %1$s => PASSED 0/6
            median: {table: g, column: v, min: 0}, group_by: %1$s => PASSED
            uniqueness_ratio: {table: g, column: v, min: 0}, group_by: %1$s => PASSED
            not_null: {table: g, column: v}, group_by: %1$s, filter: id > 5 => PASSED 0/1
            row_count: {table: g, min: 1}, group_by: %1$s, filter: id < 3 => PASSED
            """;

    @TempDir
    private Path folder;

    private Suites suites(String plan) {
        return Suites.on(DATABASE, folder)
                .connecting("sample: {unclassified: show}")
                .planned(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "full",
                "naive",
                "without:shared_scan",
                "without:equal_questions",
                "without:equal_questions,shared_scan"
            })
    void equal_values_of_different_texts_are_one_group_beside_a_check_that_divides_by_zero(String plan)
            throws Exception {
        for (String by : List.of("n", "f", "t", "c", "d", "[t, n]")) {
            Judged judged = Verdicts.assertVerdicts(suites(plan), CHECKS.formatted(by, "FAILED 1/6"));
            assertThat(judged.get("case-7").groups()).hasSize(1);
            assertThat(judged.get("case-8").measured()).containsEntry("groups", 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive"})
    void the_groups_are_those_of_the_database(String plan) throws Exception {
        Judged judged = suites(plan).run("""
                checks:
                  - {id: n, not_null: {table: g, column: v}, group_by: n}
                  - {id: f, not_null: {table: g, column: v}, group_by: f}
                  - {id: t, not_null: {table: g, column: v}, group_by: t}
                  - {id: d, not_null: {table: g, column: v}, group_by: d}
                """);
        assertThat(judged.get("n").measured()).containsEntry("groups", 4L);
        assertThat(judged.get("f").measured()).containsEntry("groups", 3L);
        assertThat(judged.get("t").measured()).containsEntry("groups", 5L);
        assertThat(judged.all()).allSatisfy(result -> {
            assertThat(result.means().sql()).hasSize(1);
            assertThat(result.groups().get(0).failing()).isEqualTo(1);
            assertThat(Objects.requireNonNull(result.sample()).rows())
                    .hasSize(1)
                    .allSatisfy(row -> assertThat(row.get(0)).isEqualTo("2"));
        });
    }

    @Test
    void a_check_whose_statement_is_taken_apart_keeps_its_questions_together() throws Exception {
        Judged judged = suites("full").run("""
                checks:
                  - {id: one, not_null: {table: g, column: v}, group_by: n}
                  - {id: guilty, expression_is_true: {table: g, expression: 1 / w < 9}, group_by: n}
                  - {id: two, accepted_range: {table: g, column: v, min: 0}, group_by: n}
                  - {id: plain, not_null: {table: g, column: v}}
                  - {id: bad, expression_is_true: {table: g, expression: 1 / w < 9}}
                  - {id: other, accepted_range: {table: g, column: v, min: 0}}
                """);
        assertThat(judged.all())
                .extracting(Verdicts::verdict)
                .containsExactly(
                        "FAILED 1/6",
                        "BROKEN QUERY_REFUSED",
                        "PASSED 0/6",
                        "FAILED 1/6",
                        "BROKEN QUERY_REFUSED",
                        "PASSED 0/6");
        assertThat(judged.run().scans())
                .filteredOn(scan -> scan.error() == null)
                .allSatisfy(scan -> assertThat(scan.sql()).contains("COUNT(*)").contains("FILTER"));
    }

    @Test
    void all_that_is_asked_of_the_same_groups_is_one_statement() throws Exception {
        Judged judged = suites("full").run("""
                checks:
                  - {id: one, not_null: {table: g, column: v}, group_by: n}
                  - {id: two, avg: {table: g, column: v, min: 0}, group_by: n}
                  - {id: three, median: {table: g, column: w, min: 0}, group_by: n}
                """);
        assertThat(judged.run().scans()).hasSize(1);
    }

    @Test
    void a_column_that_is_named_twice_is_refused_where_the_suite_is_read() {
        Suites suites = suites("full");
        assertThatThrownBy(() -> suites.run("""
                checks:
                  - not_null: {table: g, column: v}
                    group_by: [n, f, n]
                """))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("6:22")
                .hasMessageContaining("'group_by' names 'n' twice: leave one out");
    }

    @Test
    void a_column_in_two_spellings_breaks_its_check_alone() throws Exception {
        Judged judged = suites("full").run("""
                checks:
                  - {id: twice, not_null: {table: g, column: v}, group_by: [f, F]}
                  - {id: two, not_null: {table: g, column: v}, group_by: [n, N], filter: id < 4}
                """);
        assertThat(Verdicts.verdict(judged.get("twice"))).isEqualTo("BROKEN QUERY_REFUSED");
        assertThat(judged.get("twice").message())
                .isEqualTo("'group_by' names the column 'f' twice, as 'f' and as 'F': leave one out.");
        assertThat(judged.get("two").groups()).extracting(GroupResult::key).containsExactly(List.of("1.0", "1"));
    }
}
