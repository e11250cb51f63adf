package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that one run leaves for the next: damaged, out of reach, and written by two at once. */
class RunStateTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, at timestamptz, seq bigint);
            INSERT INTO t VALUES (1, '2025-12-01 00:00Z', 1), (2, '2025-12-02 00:00Z', 2);
            """);

    private static final String ONE = """
            checks:
              - {id: one, not_null: {table: t, column: id}, window: {column: at, since: last_run}}
            """;

    private static final String OTHER = """
            checks:
              - {id: other, not_null: {table: t, column: id}, window: {column: seq, since: last_run}}
            """;

    @TempDir
    private Path folder;

    private Suites suites;
    private Path file;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
        file = Marks.file(suites);
    }

    @Test
    void it_is_a_file_that_a_person_can_read_and_stays_the_same_where_nothing_is_learnt() throws Exception {
        suites.run(ONE);
        String written = Files.readString(file);
        assertThat(written).isEqualTo("""
                mark\\ %s\\ suite-1.yaml\\#one\\ public.t.at\\ timestamp\\ with\\ time\\ zone=2025-12-02T00\\:00\\:00Z
                """.formatted(place()));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
        suites.run(ONE);
        assertThat(Files.readString(file)).isEqualTo(written);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unique\\ a=\\u12", "mark=\u00ff"})
    void a_damaged_one_is_named_before_anything_runs(String damaged) throws Exception {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, damaged.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> suites.run(ONE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " cannot be read (")
                .hasMessageEndingWith("): mend it or delete it; without it all rows are examined once");
        Files.delete(file);
        assertThat(verdict(suites.run(ONE).get("one"))).isEqualTo("PASSED 0/2");
    }

    @Test
    void a_mark_that_is_no_value_of_its_column_has_all_rows_examined() throws Exception {
        suites.run(ONE);
        suites.run(OTHER);
        Files.writeString(file, Files.readString(file).replaceAll("(?m)=.*$", "=abc"));
        for (CheckResult result :
                List.of(suites.run(ONE).get("one"), suites.run(OTHER).get("other"))) {
            assertThat(verdict(result)).isEqualTo("PASSED 0/2");
            assertThat(result.means().window())
                    .isNotNull()
                    .satisfies(window -> assertThat(window.from()).isNull());
            assertThat(result.message()).contains(" All rows were examined, since ");
        }
    }

    @Test
    void one_that_cannot_be_written_ends_the_run_with_an_error_where_a_mark_is_lost() throws Exception {
        Files.createDirectories(suites.reports());
        Files.writeString(suites.reports().resolve("state"), "a file where the folder should be");
        assertThatThrownBy(() -> suites.run(ONE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " cannot be written (")
                .hasMessageContaining("windows will begin where they did");
        assertThat(verdict(suites.run("checks:\n  - {id: key, unique: {table: t, columns: id}}\n")
                        .get("key")))
                .isEqualTo("PASSED 0/2");
    }

    @Test
    void two_runs_at_once_keep_what_both_have_learnt() throws Exception {
        try (Suites.Running one = suites.start(suites.suite(ONE));
                Suites.Running other = suites.start(suites.suite(OTHER))) {
            other.finish();
            one.finish();
        }
        assertThat(Marks.of(suites)).isEqualTo(Map.of("one", "2025-12-02T00:00:00Z", "other", "2"));
    }

    @Test
    void a_run_that_began_before_another_may_move_a_mark_back_but_none_too_far() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE t (id int, at timestamptz);
                INSERT INTO t VALUES (1, '2025-12-01 00:00Z');
                """);
        Suites own = Suites.on(database, folder);
        try (Suites.Running slow = own.start(own.suite(ONE))) {
            slow.run().result(slow.selected().get(0).check()).join();
            database.run("INSERT INTO t VALUES (2, '2025-12-02 00:00Z')");
            own.run(ONE);
            assertThat(Marks.of(own)).isEqualTo(Map.of("one", "2025-12-02T00:00:00Z"));
            slow.finish();
        }
        assertThat(Marks.of(own)).isEqualTo(Map.of("one", "2025-12-01T00:00:00Z"));
    }

    private static String place() {
        return DATABASE.url().replaceFirst("^jdbc:postgresql://", "").replace(":", "\\:");
    }
}
