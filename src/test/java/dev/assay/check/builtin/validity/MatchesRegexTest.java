package dev.assay.check.builtin.validity;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class MatchesRegexTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, code text, odd text, nothing text);
            INSERT INTO t VALUES
              (1, 'N123', 'it''s', NULL), (2, 'xN1', 'a\\b', NULL), (3, 'n1', '5 €', NULL), (4, '', '{', NULL), (5, NULL, '?', NULL);
            CREATE TABLE empty (code text);
            """);

    @TempDir
    private Path folder;

    @Test
    void a_part_must_match_case_counts_and_nulls_pass() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                matches_regex: {table: t, column: code, regex: "^.*$"} => PASSED 0/5
                matches_regex: {table: t, column: code, regex: "N[0-9]"} => FAILED 2/5
                matches_regex: {table: t, column: code, regex: "^N[0-9]+$"} => FAILED 3/5
                matches_regex: {table: t, column: code, regex: "(?i)^n[0-9]+$"} => FAILED 2/5
                matches_regex: {table: t, column: nothing, regex: "x"} => FAILED NO_ROWS 0/0
                matches_regex: {table: t, column: odd, regex: "^(it's|a\\\\\\\\b|5 €|[{?])$"} => PASSED 0/5
                matches_regex: {table: t, column: code, regex: "N"}, filter: "id < 4" => FAILED 1/3
                matches_regex: {table: t, column: code, regex: "N"}, fail_above: 2 => PASSED 2/5
                matches_regex: {table: empty, column: code, regex: "N"} => FAILED NO_ROWS 0/0
                matches_regex: {table: t, column: code, regex: "("} => BROKEN QUERY_REFUSED
                matches_regex: {table: t, column: id, regex: "1"} => BROKEN QUERY_REFUSED
                """);
    }
}
