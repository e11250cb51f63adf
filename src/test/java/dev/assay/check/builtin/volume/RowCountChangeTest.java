package dev.assay.check.builtin.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of rows that a run leaves for the next one. */
@Tag("fast")
class RowCountChangeTest {

    private static final String CHECK =
            "checks: [{row_count_change: {table: t, max_increase: 50%, max_decrease: 1}, id: change}]";

    @TempDir
    private Path folder;

    @Test
    void a_number_that_changed_too_much_fails_until_it_is_back() throws Exception {
        TestDatabase database = TestPostgres.newest()
                .database()
                .run("CREATE TABLE t (id int); INSERT INTO t SELECT generate_series(1, 10)");
        Suites suites = Suites.on(database, folder);
        assertThat(suites.run(CHECK).get("change").text())
                .isEqualTo("There is no earlier run to compare with; 10 rows are remembered for the next run.");
        database.run("INSERT INTO t SELECT generate_series(11, 16)");
        for (int i = 0; i < 2; i++) {
            assertThat(suites.run(CHECK).get("change").text())
                    .isEqualTo(
                            "[RULE_VIOLATED] There are 16 rows, and there were 10 in the last run; at most 50% more expected.");
        }
        database.run("DELETE FROM t WHERE id > 15");
        assertThat(suites.run(CHECK).get("change").text())
                .isEqualTo("There are 15 rows, and there were 10 in the last run; at most 50% more expected.");
        database.run("DELETE FROM t WHERE id > 13");
        assertThat(suites.run(CHECK).get("change").text())
                .isEqualTo(
                        "[RULE_VIOLATED] There are 13 rows, and there were 15 in the last run; at most 1 fewer expected.");
    }

    @Test
    void a_renamed_check_goes_on_with_what_its_old_name_left_and_the_old_name_begins_anew() throws Exception {
        TestDatabase database = TestPostgres.newest()
                .database()
                .run("CREATE TABLE t (id int); INSERT INTO t SELECT generate_series(1, 10)");
        Suites suites = Suites.on(database, folder);
        String renamed = CHECK.replace("id: change", "id: growth, formerly: [change]");
        suites.run(CHECK);
        database.run("INSERT INTO t VALUES (11)");
        assertThat(suites.run(renamed).get("growth").text())
                .isEqualTo("There are 11 rows, and there were 10 in the last run; at most 50% more expected.");
        assertThat(suites.run(renamed).get("growth").text()).startsWith("There are 11 rows, and there were 11");
        assertThat(suites.run(CHECK).get("change").text()).startsWith("There is no earlier run");
    }
}
