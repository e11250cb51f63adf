package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Credits;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.WrappedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a driver or a dialect throws breaks the checks that it concerns; a statement that timed out is sent once more. */
@Timeout(60)
@Tag("fast")
class FaultyDatabaseTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a int);
            INSERT INTO t VALUES (1, 1), (2, NULL), (3, NULL);
            CREATE TABLE odd (id int);
            INSERT INTO odd VALUES (1);
            """);

    private static final String SUITE = """
            checks:
              - {id: first, not_null: {table: t, column: a}}
              - {id: guilty, expression_is_true: {table: t, expression: id <> 4711}}
              - {id: second, accepted_range: {table: t, column: id, max: 2}}
              - {id: elsewhere, row_count: {table: odd, min: 1}}
            """;

    @TempDir
    private Path folder;

    private final List<String> sent = new ArrayList<>();
    private Plane plane = Plane.ANALYTICAL;
    private Predicate<String> faulty = sql -> false;
    private Supplier<Rows> answer = () -> {
        throw new NoSuchMethodError("value-4711");
    };
    private boolean allElseFails;

    private Map<String, CheckResult> run(String body) throws Exception {
        Suites suites = Suites.on(DATABASE, folder).connecting("sample: {unclassified: show}");
        Map<String, CheckResult> results = new LinkedHashMap<>();
        new WrappedRun(suites, folder, PlanRule.FULL, Faulty::new)
                .results(body)
                .forEach(result -> results.put(result.check().key(), result));
        return results;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("assay.log"));
    }

    private static CheckResult result(Map<String, CheckResult> results, String key) {
        return Objects.requireNonNull(results.get(key), key);
    }

    private static String verdicts(Map<String, CheckResult> results) {
        List<String> verdicts = new ArrayList<>();
        results.forEach((key, result) -> verdicts.add(key + " " + verdict(result)));
        return String.join(", ", verdicts);
    }

    @Test
    void a_statement_that_a_driver_fails_at_is_taken_apart() throws Exception {
        faulty = sql -> sql.contains("4711");
        Map<String, CheckResult> results = run(SUITE);
        assertThat(verdicts(results))
                .isEqualTo("first FAILED 2/3, guilty BROKEN INTERNAL_ERROR, second FAILED 1/3, elsewhere PASSED");
        assertThat(result(results, "guilty").message())
                .contains("java.lang.NoSuchMethodError at dev.assay.run.FaultyDatabaseTest")
                .doesNotContain("4711");
        assertThat(log()).contains("java.lang.NoSuchMethodError\n\tat ").doesNotContain("value-");
    }

    @Test
    void an_answer_of_another_shape_breaks_its_questions() throws Exception {
        faulty = sql -> sql.contains("4711");
        answer = () -> new Rows(List.of("m1"), List.of());
        assertThat(verdicts(run(SUITE)))
                .isEqualTo("first FAILED 2/3, guilty BROKEN INTERNAL_ERROR, second FAILED 1/3, elsewhere PASSED");
    }

    @Test
    void samples_that_cannot_be_read_leave_the_verdict() throws Exception {
        faulty = sql -> sql.contains("SELECT") && !sql.contains("COUNT(");
        Map<String, CheckResult> results = run(SUITE);
        assertThat(verdicts(results))
                .isEqualTo("first FAILED 2/3, guilty PASSED 0/3, second FAILED 1/3, elsewhere PASSED");
        assertThat(result(results, "first").message()).endsWith(" Its rows could not be shown: INTERNAL_ERROR.");
        assertThat(result(results, "first").sample()).isNull();
    }

    @Test
    void what_is_only_asked_beside_takes_no_verdict() throws Exception {
        allElseFails = true;
        assertThat(verdicts(run(SUITE)))
                .isEqualTo("first FAILED 2/3, guilty PASSED 0/3, second FAILED 1/3, elsewhere PASSED");
        assertThat(log()).contains("was closed: java.lang.LinkageError", "were cancelled", "looked up together");
    }

    @Test
    void a_table_that_cannot_be_looked_up_breaks_its_checks() throws Exception {
        faulty = sql -> sql.equals("odd");
        assertThat(verdicts(run(SUITE)))
                .isEqualTo("first FAILED 2/3, guilty PASSED 0/3, second FAILED 1/3, elsewhere BROKEN INTERNAL_ERROR");
    }

    @Test
    void a_shared_scan_that_timed_out_is_sent_once_more_with_the_author_s_own_apart() throws Exception {
        faulty = sql -> sql.contains("4711");
        answer = () -> timeout();
        String more = SUITE + "  - {id: quick, expression_is_true: {table: t, expression: id > 0}}\n";
        assertThat(verdicts(run(more)))
                .isEqualTo("first FAILED 2/3, guilty BROKEN TIMED_OUT, second FAILED 1/3, elsewhere PASSED,"
                        + " quick BROKEN TIMED_OUT");
        assertThat(sent.stream().filter(sql -> sql.contains("COUNT(") && !sql.contains("odd")))
                .as("all, built-in, the author's")
                .hasSize(3);
        assertThat(log()).contains("Scan db/1 on connection db: TIMED_OUT", "is sent again in 2 parts");
    }

    @Test
    void what_is_slow_without_the_author_is_sent_no_third_time() throws Exception {
        faulty = sql -> sql.contains("COUNT(") && !sql.contains("odd");
        answer = () -> timeout();
        assertThat(verdicts(run(SUITE)))
                .isEqualTo(
                        "first BROKEN TIMED_OUT, guilty BROKEN TIMED_OUT, second BROKEN TIMED_OUT, elsewhere PASSED");
        assertThat(sent).hasSize(4);
    }

    @Test
    void an_operational_database_is_not_asked_again() throws Exception {
        faulty = sql -> sql.contains("4711");
        answer = () -> timeout();
        plane = Plane.OPERATIONAL;
        Map<String, CheckResult> results = run(SUITE);
        assertThat(verdicts(results))
                .isEqualTo(
                        "first BROKEN TIMED_OUT, guilty BROKEN TIMED_OUT, second BROKEN TIMED_OUT, elsewhere PASSED");
        assertThat(result(results, "first").message()).contains("an operational database is not asked again");
        assertThat(sent).hasSize(2);
    }

    private static Rows timeout() {
        throw new TimedOut();
    }

    private static final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The real one, but for what is to fail. */
    private final class Faulty extends WrappedDatabase {

        Faulty(Database real) {
            super(real);
        }

        private void fail() {
            if (allElseFails) {
                throw new LinkageError("value-4711");
            }
        }

        @Override
        public Plane plane() {
            return plane;
        }

        @Override
        public TableInfo table(TableName name) throws DatabaseException {
            if (faulty.test(name.name())) {
                throw new AssertionError("value-4711");
            }
            return super.table(name);
        }

        @Override
        public void lookUp(Collection<TableName> names) {
            fail();
            super.lookUp(names);
        }

        @Override
        public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            synchronized (sent) {
                sent.add(sql.text());
            }
            try {
                return faulty.test(sql.text()) ? answer.get() : super.query(sql, maxRows, purpose);
            } catch (TimedOut e) {
                throw new DatabaseException(FailureKind.TIMED_OUT, "It took too long.", null);
            }
        }

        @Override
        public Optional<Long> estimatedBytes(Sql sql) {
            fail();
            return Optional.of(1L);
        }

        @Override
        public Map<String, Credits> credits(String prefix) {
            throw new StackOverflowError("value-4711");
        }

        @Override
        public void cancel() {
            fail();
            super.cancel();
        }

        @Override
        public void close() {
            super.close();
            fail();
        }
    }
}
