package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                # end
                """.formatted(place()));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
        suites.run(ONE);
        assertThat(Files.readString(file)).isEqualTo(written);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    private interface Damage {
        void happens(Path file) throws Exception;
    }

    private static Damage text(UnaryOperator<String> damage) {
        return file -> Files.write(file, damage.apply(Files.readString(file)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Damage instead(String... command) {
        return file -> {
            Files.delete(file);
            List<String> words = new ArrayList<>(List.of(command));
            words.add(file.toString());
            assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
        };
    }

    private static Stream<Arguments> damages() {
        return Stream.of(
                arguments("no escape", text(whole -> "unique\\ a=\\u12\n# end\n"), "an escape in it is none"),
                arguments("Latin-1", text(whole -> "mark=\u00ff\n# end\n"), "it is not UTF-8"),
                arguments("garbage", text(whole -> "\u0000\u0001\u007f"), "it is cut off"),
                arguments("empty", text(whole -> ""), "it is cut off"),
                arguments("cut off", text(whole -> whole.replaceFirst("00Z(?s).*", "")), "it is cut off"),
                arguments("cut off behind a value", text(whole -> whole.replace("# end\n", "")), "it is cut off"),
                arguments("cut off in the last line", text(whole -> whole.replace("nd\n", "")), "it is cut off"),
                arguments("future", text(whole -> whole.replace("=2025", "=2999")), "#one lies in the future"),
                arguments("no time", text(whole -> whole.replaceFirst("=2025.*", "=soon")), "#one cannot be read"),
                arguments("no number", text(whole -> whole.replaceFirst("=2\n", "=x\n")), "#other cannot be read"),
                arguments("folder", instead("mkdir"), "it is a folder"),
                arguments("pipe", instead("mkfifo"), "it is a pipe, a device or a socket"),
                arguments("device", instead("ln", "-s", "/dev/zero"), "it is a pipe, a device or a socket"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void a_damaged_one_is_set_aside_and_told_and_the_run_is_a_full_one(String name, Damage damage, String why)
            throws Exception {
        String both = ONE + OTHER.replace("checks:\n", "");
        suites.run(both);
        assertThat(verdict(suites.run(both).get("one"))).isEqualTo("PASSED 0/1");
        damage.happens(file);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        Judged full;
        try {
            full = suites.run(both);
        } finally {
            System.setErr(before);
        }
        for (CheckResult result : full.all()) {
            assertThat(verdict(result)).isEqualTo("PASSED 0/2");
            assertThat(result.message())
                    .contains(" All rows were examined, since what earlier runs left is damaged and set aside: ", why);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(
                        "What earlier runs left in " + file + " is damaged (",
                        why,
                        "). It is now called" + " memory.properties.corrupt, and this run is a full one");
        assertThat(Files.exists(file.resolveSibling("memory.properties.corrupt")))
                .isTrue();
        assertThat(verdict(suites.run(both).get("one"))).isEqualTo("PASSED 0/1");
    }

    @Test
    void a_mark_after_the_clock_of_a_run_for_an_earlier_time_is_not_damage() throws Exception {
        suites.run(ONE);
        Files.writeString(file, Files.readString(file).replace("=2025-12", "=2026-01"));
        CheckResult result = suites.run(ONE).get("one");
        assertThat(result.message()).contains("2026-01-02T00:00:00Z, lies in the future");
        assertThat(file.resolveSibling("memory.properties.corrupt")).doesNotExist();
    }

    @Test
    void one_that_cannot_be_written_ends_the_run_with_an_error_where_a_mark_is_lost() throws Exception {
        Files.createDirectories(suites.reports());
        Files.writeString(suites.reports().resolve("state"), "a file where the folder should be");
        assertThatThrownBy(() -> suites.run(ONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " cannot be written (")
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
