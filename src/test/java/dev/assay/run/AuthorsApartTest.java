package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.plan.PlanRule;
import dev.assay.sql.Sql;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.WrappedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author wrote is set apart from built-in checks with all that is asked for it: rows of a partition, or of other times. */
@Tag("fast")
class AuthorsApartTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a int, at timestamptz, day date);
            INSERT INTO t VALUES (2, NULL, '2025-01-01Z', '2025-01-01'), (1, 1, '2025-12-20Z', '2025-12-20'),
              (3, NULL, '2025-12-20Z', '2025-12-20');
            """);

    @TempDir
    private Path folder;

    private final List<String> sent = new ArrayList<>();

    /** How checks end on a database where what holds 4711 takes too long. */
    private List<String> verdicts(String body) throws Exception {
        return new WrappedRun(Suites.on(DATABASE, folder).connecting("sample: none"), folder, PlanRule.FULL, Slow::new)
                .results(body).stream()
                        .map(result -> result.check().key() + " " + verdict(result))
                        .toList();
    }

    private final class Slow extends WrappedDatabase {

        Slow(Database real) {
            super(real);
        }

        @Override
        public synchronized Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            sent.add(sql.text());
            if (sql.text().contains("4711")) {
                throw new DatabaseException(FailureKind.TIMED_OUT, "It took too long.", null);
            }
            return super.query(sql, maxRows, purpose);
        }
    }

    @Test
    void in_a_partition() throws Exception {
        assertThat(verdicts("""
                checks:
                  - {id: plain, not_null: {table: t, column: a}, partition: &p {latest: day}}
                  - {id: slow, not_null: {table: t, column: a}, partition: *p, filter: id <> 4711}
                  - {id: range, accepted_range: {table: t, column: id, max: 2}, partition: *p}
                """)).containsExactly("plain FAILED 1/2", "slow BROKEN TIMED_OUT", "range FAILED 1/2");
        assertThat(sent).as("all, built-in, the author's").hasSize(3);
    }

    @Test
    void in_a_window_whose_rows_of_other_times_are_asked_for_beside() throws Exception {
        assertThat(verdicts("""
                checks:
                  - {id: plain, not_null: {table: t, column: a}, window: &w {column: at, since: 60d}}
                  - {id: slow, not_null: {table: t, column: a}, window: *w, filter: id <> 4711}
                  - {id: range, accepted_range: {table: t, column: id, max: 2}, window: *w}
                """)).containsExactly("plain FAILED 1/2", "slow BROKEN TIMED_OUT", "range FAILED 1/2");
        assertThat(sent).as("all, built-in, the author's").hasSize(3);
    }

    @Test
    void what_a_filter_with_a_sub_query_leaves_is_the_author_s_and_is_sent_once() throws Exception {
        assertThat(verdicts("""
                checks:
                  - {id: plain, not_null: {table: t, column: a}}
                  - {id: latest, not_null: {table: t, column: a}, filter: &f id = (select max(id) from t where id <> 4711)}
                  - {id: own, expression_is_true: {table: t, expression: id > 0}, filter: *f}
                """))
                .containsExactly("plain FAILED 2/3", "latest BROKEN TIMED_OUT", "own BROKEN TIMED_OUT");
        assertThat(sent).filteredOn(sql -> sql.contains("4711")).hasSize(1);
    }

    @Test
    void what_fails_on_rows_of_other_times_breaks_the_check_that_asks_for_them() throws Exception {
        assertThat(verdicts("""
                checks:
                  - {id: plain, not_null: {table: t, column: a}, window: &w {column: at, since: 60d}}
                  - {id: guilty, not_null: {table: t, column: a}, window: *w, filter: 1 / (id - 2) < 9}
                  - {id: range, accepted_range: {table: t, column: id, max: 2}, window: *w}
                """))
                .containsExactly("plain FAILED 1/2", "guilty BROKEN QUERY_REFUSED", "range FAILED 1/2");
    }
}
