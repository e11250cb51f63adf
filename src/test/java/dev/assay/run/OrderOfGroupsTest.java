package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.GroupResult;
import dev.assay.result.Status;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that end alike stand in the order of their names, wherever the database keeps their rows. */
@Tag("fast")
class OrderOfGroupsTest {

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ORDER BY g", "ORDER BY g DESC", "ORDER BY md5(g)"})
    void groups_that_end_alike_go_by_their_names(String order) throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT g, NULL::int v FROM"
                + " unnest(array['b', 'a', 'd', 'c', '', null, 'b']) g " + order);
        String message = Suites.on(DATABASE, folder)
                .run("checks: [{id: one, not_null: {table: t, column: v}, group_by: g}]")
                .get("one")
                .message();
        assertThat(message.replaceAll(": [0-9] of [^;]*; none allowed", ""))
                .isEqualTo("6 of 6 groups by g fail. b. ''. a. c. d. And 1 more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max: {table: m, column: v, max: 2}               | c d b",
                "min: {table: m, column: v, min: 6}               | a b d",
                "max: {table: m, column: v, min: 4, max: 4}       | c a b d",
                "freshness: {table: m, column: t, fail_after: 2d} | c d b"
            })
    void the_value_that_is_farthest_beyond_its_bounds_comes_first(String check, String order) throws Exception {
        DATABASE.run(
                "DROP TABLE IF EXISTS m; CREATE TABLE m AS SELECT g, v, timestamptz '2026-01-01 00:00Z' - v * interval '1 day' t"
                        + " FROM (VALUES ('a', 1), ('b', 3), ('c', 9), ('d', 5)) AS x (g, v)");
        List<GroupResult> groups = Suites.on(DATABASE, folder)
                .run("checks: [{id: one, " + check + ", group_by: g}]")
                .get("one")
                .groups();
        assertThat(groups.stream()
                        .filter(group -> group.status() == Status.FAILED)
                        .map(group -> group.key().get(0)))
                .containsExactly(order.split(" "));
    }
}
