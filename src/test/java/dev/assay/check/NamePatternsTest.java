package dev.assay.check;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns and regular expressions over names: what they mean, and that none of them takes for ever. */
@Tag("fast")
class NamePatternsTest {

    private static final String LONG = "a".repeat(60);
    private static final String GLOB = "*a".repeat(20) + "*c";

    @TempDir
    Path folder;

    @Test
    void no_pattern_over_names_runs_longer_than_its_length_says() {
        TestDatabase database = TestPostgres.newest()
                .database()
                .run("CREATE TABLE " + LONG + " (" + LONG + " int); INSERT INTO " + LONG + " VALUES (1)");
        Judged judged = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Suites.on(database, folder).run("""
                        tables:
                          %1$s:
                            columns: {"*": {checks: [not_null], except: ["%2$s"]}}
                            checks:
                              - column_naming: {regex: "(.*a){25}c", except: ["%2$s"]}
                              - columns_forbidden: ["%2$s"]
                              - schema_match: {to: %1$s, except: ["%2$s"]}
                        for:
                          "public.*":
                            except: ["public.%2$s"]
                            columns: {"*": {checks: [unique], except: ["%2$s"]}}
                        """.formatted(LONG, GLOB)));
        assertThat(verdict(judged.get(LONG + ".column_naming"))).isEqualTo("FAILED CONTRACT_BROKEN 1");
        assertThat(verdict(judged.get(LONG + ".columns_forbidden"))).startsWith("PASSED");
        assertThat(verdict(judged.get("public." + LONG + ".unique(" + LONG + ")")))
                .startsWith("PASSED");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Globs.ofWords(GLOB).match(LONG.repeat(20))).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "*_ssn,  x.y_SSN, true,  false, false",
        "*_ssn,  x_ssn,   true,  true,  true",
        "A*,     abc,     true,  true,  false",
        "a.*,    a.b,     true,  true,  true",
        "a.*,    a.b.c,   true,  false, true",
        "a.*,    axb,     false, false, false",
        "a,      a,       true,  true,  true",
        "a,      ab,      false, false, false",
        "'\\E.*',  '\\E.x', true,  true,  true",
    })
    void each_place_gives_the_star_the_meaning_that_its_page_says(
            String pattern, String name, boolean columns, boolean parts, boolean words) {
        assertThat(Globs.ofColumns(List.of("other", pattern)).match(name)).isEqualTo(columns);
        assertThat(Globs.ofParts(List.of(pattern, "other")).match(name)).isEqualTo(parts);
        assertThat(Globs.ofWords(pattern).match(name)).isEqualTo(words);
        assertThat(Globs.ofParts(List.of()).match(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?!x)", "(?<=a)b", "(a)\\\\1", "a*+", "[a-z"})
    void what_re2_does_not_take_is_an_error_of_the_suite(String regex) {
        assertThatThrownBy(() -> read(regex))
                .hasMessageContaining(
                        "suite-1.yaml:6:14: column_naming: its regex is not a regular expression of RE2 (")
                .hasMessageContaining("lookahead");
    }

    @Test
    void repetitions_of_repetitions_are_not_unrolled() {
        assertThatThrownBy(() -> read("((a{1000}){1000}){1000}")).hasMessageContaining("its regex repeats more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z&&[^b]]", "[a[bc]]", "[^[a]]", "[]a[b]]"})
    void what_re2_would_read_otherwise_than_java_is_an_error_too(String regex) {
        assertThatThrownBy(() -> read(regex)).hasMessageContaining("its regex has [ or && inside [ ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[a-z][a-z0-9_]*$", "[[:alpha:]_]", "[a\\\\[b]", "a&&b", "\\\\Q[[\\\\E", "[]a]", "(?i)^X"})
    void other_sets_are_read(String regex) throws Exception {
        assertThat(read(regex)).hasSize(1);
    }

    private List<?> read(String regex) throws Exception {
        TestDatabase database = TestPostgres.newest().database();
        Suites suites = Suites.on(database, folder);
        return suites.read(suites.suite("tables:\n  t:\n    checks: [column_naming: \"" + regex + "\"]\n"));
    }
}
