package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
