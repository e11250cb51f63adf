package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run knows of a key decides how it is looked at, and never what is found. */
class MemoryOfKeysTest {

    private static final String EXACT = "exact";
    private static final String DISTINCT = "distinct";

    private static final String TABLE = """
            CREATE TABLE k (a int, b text, n int);
            INSERT INTO k SELECT i, 'x' || i % 3, NULL FROM generate_series(1, 9) i;
            INSERT INTO k VALUES (NULL, 'x', 1), (NULL, 'x', 1);
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
    @ValueSource(strings = {"a", "[a, b]"})
    void the_exact_count_goes_first_until_the_key_was_unique_and_again_when_it_is_not(String key) throws Exception {
        String suite = suite(key);
        expect(suites.run(suite), "PASSED 0/11", EXACT);
        expect(suites.run(suite), "PASSED 0/11", DISTINCT);
        expect(suites.run(suite), "PASSED 0/11", DISTINCT);
        database.run("INSERT INTO k SELECT * FROM k WHERE a < 3");
        Judged repeated = suites.run(suite);
        expect(repeated, "FAILED 2/13", DISTINCT, EXACT);
        assertThat(repeated.get("key").measured())
                .containsEntry("duplicated_keys", 2L)
                .containsEntry("rows_with_a_duplicated_key", 4L);
        expect(suites.run(suite), "FAILED 2/13", EXACT);
        database.run("DELETE FROM k WHERE ctid NOT IN (SELECT min(ctid) FROM k GROUP BY a, b)");
        expect(suites.run(suite), "PASSED 0/10", EXACT);
        expect(suites.run(suite), "PASSED 0/10", DISTINCT);
    }

    @Test
    void the_exact_count_that_follows_yields_the_keys_to_be_shown() throws Exception {
        Suites shown = suites.connecting("sample: {unclassified: show}");
        shown.run(suite("a"));
        shown.run(suite("a"));
        database.run("INSERT INTO k SELECT * FROM k WHERE a = 7");
        Judged judged = shown.run(suite("a"));
        expect(judged, "FAILED 1/12", DISTINCT, EXACT);
        CheckResult.Sample sample =
                java.util.Objects.requireNonNull(judged.get("key").sample());
        assertThat(sample.rows()).containsExactly(List.of("7", "2"));
    }

    @Test
    void a_check_that_failed_within_its_threshold_has_no_unique_key() throws Exception {
        database.run("INSERT INTO k SELECT * FROM k WHERE a = 7");
        String suite = suite("a") + "    fail_above: 50%\n";
        expect(suites.run(suite), "PASSED 1/12", EXACT);
        expect(suites.run(suite), "PASSED 1/12", EXACT);
    }

    @Test
    void another_key_another_filter_and_another_database_are_not_known() throws Exception {
        suites.run(suite("a"));
        expect(suites.run(suite("[b, a]")), "PASSED 0/11", EXACT);
        expect(suites.run(suite("a") + "    filter: a > 3\n"), "PASSED 0/6", EXACT);
        expect(suites.run(suite("a")), "PASSED 0/11", DISTINCT);
        TestDatabase elsewhere = TestPostgres.newest().database().run(TABLE);
        expect(suites.with("DB_URL", elsewhere.url()).run(suite("a")), "PASSED 0/11", EXACT);
    }

    @Test
    void a_window_tells_nothing_of_the_other_rows() throws Exception {
        String window = suite("a") + "    window: {column: a, since: 5}\n";
        expect(suites.run(window), "PASSED 0/5", EXACT);
        expect(suites.run(window), "PASSED 0/5", EXACT);
        expect(suites.run(suite("a")), "PASSED 0/11", EXACT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text COLLATE blind | 'x'                        | 'X'
            numeric            | 1.0                        | 1.00
            float8             | 0.0                        | '-0.0'
            char(5)            | 'x'                        | 'x  '
            jsonb              | '{"a": 1, "b": 2}'         | '{"b": 2, "a": 1}'
            interval           | '1 mon'                    | '30 days'
            uuid               | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'
            int[]              | '{1,2}'                    | '{1,2}'
            """)
    void equal_keys_are_found_however_they_are_written(String type, String one, String equal) throws Exception {
        database.run("""
                CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE TABLE e (k %s, part int);
                INSERT INTO e VALUES (%s, 1);
                """.formatted(type, one));
        for (String key : List.of("k", "[k, part]")) {
            String suite = "checks:\n  - id: key\n    unique: {table: e, columns: " + key + "}\n";
            suites.run(suite);
        }
        database.run("INSERT INTO e VALUES (" + equal + ", 1)");
        for (String key : List.of("k", "[k, part]")) {
            String suite = "checks:\n  - id: key\n    unique: {table: e, columns: " + key + "}\n";
            Judged judged = suites.run(suite);
            assertThat(verdict(judged.get("key"))).as(judged.get("key").text()).isEqualTo("FAILED 1/2");
        }
    }

    private static String suite(String key) {
        return "checks:\n  - id: key\n    unique: {table: k, columns: " + key + "}\n";
    }

    private static void expect(Judged judged, String verdict, String... statements) {
        assertThat(verdict(judged.get("key"))).isEqualTo(verdict);
        assertThat(judged.run().scans())
                .filteredOn(
                        scan -> scan.sql().contains("DISTINCT") || scan.sql().contains("GROUP BY"))
                .extracting(scan -> scan.sql().contains("DISTINCT") ? DISTINCT : EXACT)
                .containsExactly(statements);
    }
}
