package dev.assay.check;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of every common type; the last of four rows is null everywhere. */
@Tag("fast")
class ColumnTypesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'Happy');
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN code AS varchar(9);
            CREATE TABLE t (
              n numeric, f float8, r real, b boolean, d date, ts timestamp, tz timestamptz, u uuid, e mood, c char(4),
              v varchar(9), p positive, k code, j jsonb, a int[], s interval, m money, net inet, bytes bytea, clock time, big bigint);
            INSERT INTO t VALUES
              (1.10, 'NaN', 0.1, true, '2025-01-01', '2025-01-01 01:00', '2025-01-01 01:00Z', '00000000-0000-0000-0000-000000000001',
               'sad', 'a', 'x', 1, 'k1', '{"a": 1}', '{1}', '1 day', 1, '10.0.0.1', '\\x01', '10:00', 9007199254740993),
              (1.1, 'NaN', 0.1, true, '2025-01-01', '2025-01-01 01:00', '2025-01-01 02:00+01', '00000000-0000-0000-0000-000000000001',
               'sad', 'a ', 'x', 1, 'k1', '{"a":1}', '{1}', '24 hours', 1, '10.0.0.1', '\\x01', '10:00', 9007199254740993),
              ('NaN', 1, 2, false, '2025-01-02', '2025-01-02 01:00', '2025-01-02 01:00Z', '00000000-0000-0000-0000-000000000002',
               'Happy', 'b', 'y', 2, 'k2', '[]', '{2}', '2 days', 2, '10.0.0.2', '\\x02', '11:00', 9007199254740992);
            INSERT INTO t DEFAULT VALUES;
            CREATE TABLE keys AS SELECT * FROM t LIMIT 2;
            CREATE TABLE forever (at timestamptz, day date, naive timestamp);
            INSERT INTO forever VALUES ('infinity', 'infinity', 'infinity');
            CREATE TABLE long_ago (at timestamptz, day date, naive timestamp);
            INSERT INTO long_ago VALUES ('-infinity', '0044-03-15 BC', '0044-03-15 12:00 BC');
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void nulls_keys_and_references_of_every_type() throws Exception {
        StringBuilder table = new StringBuilder();
        for (String column : "n f r b d ts tz u e c v p k j a s m net bytes clock big".split(" ", -1)) {
            table.append("not_null: {table: t, column: %s} => FAILED 1/4\n".formatted(column));
            table.append("unique: {table: t, columns: %s} => FAILED 1/4\n".formatted(column));
            table.append("references: {table: t, columns: %s, to: keys(%s)} => FAILED 1/4\n".formatted(column, column));
        }
        assertVerdicts(suites.connecting("sample: {unclassified: show}"), table.toString());
    }

    @Test
    void values_and_ranges_by_type() throws Exception {
        assertVerdicts(suites, """
                accepted_values: {table: t, column: n, values: [1.1]} => FAILED 1/4
                accepted_values: {table: t, column: f, values: [1]} => FAILED 2/4
                accepted_values: {table: t, column: b, values: [true]} => FAILED 1/4
                accepted_values: {table: t, column: d, values: [2025-01-01]} => FAILED 1/4
                accepted_values: {table: t, column: tz, values: ["2025-01-01 01:00Z"]} => FAILED 1/4
                accepted_values: {table: t, column: u, values: [00000000-0000-0000-0000-000000000001]} => FAILED 1/4
                accepted_values: {table: t, column: e, values: [sad, ok]} => FAILED 1/4
                accepted_values: {table: t, column: e, values: [sad, merry]} => BROKEN QUERY_REFUSED
                accepted_values: {table: t, column: c, values: [a]} => FAILED 1/4
                accepted_values: {table: t, column: v, values: [x]} => FAILED 1/4
                accepted_values: {table: t, column: p, values: [1]} => FAILED 1/4
                accepted_values: {table: t, column: k, values: [k1]} => FAILED 1/4
                accepted_values: {table: t, column: j, values: ['{"a": 1}']} => FAILED 1/4
                accepted_values: {table: t, column: a, values: ["{1}"]} => FAILED 1/4
                accepted_values: {table: t, column: net, values: ["10.0.0.1"]} => FAILED 1/4
                accepted_values: {table: t, column: clock, values: ["10:00"]} => FAILED 1/4
                accepted_values: {table: t, column: big, values: [9007199254740993]} => FAILED 1/4
                accepted_range: {table: t, column: n, max: 5} => FAILED 1/4
                accepted_range: {table: t, column: f, max: 5} => FAILED 2/4
                accepted_range: {table: t, column: d, max: 2025-01-01} => FAILED 1/4
                accepted_range: {table: t, column: e, max: ok} => FAILED 1/4
                accepted_range: {table: t, column: p, max: 1} => FAILED 1/4
                accepted_range: {table: t, column: s, max: "25 hours"} => FAILED 1/4
                accepted_range: {table: t, column: clock, max: "10:30"} => FAILED 1/4
                accepted_range: {table: t, column: big, max: 9007199254740992} => FAILED 2/4
                """);
    }

    /** As a key, as a key that may be null, beside one, and longer than the column: a value that would be cut is none of its values. */
    @Test
    void expected_rows_of_every_type() throws Exception {
        StringBuilder table = new StringBuilder();
        for (String written : List.of(
                "n 1.1",
                "r 0.1",
                "d '2025-01-01'",
                "ts '2025-01-01 01:00'",
                "tz '2025-01-01 01:00Z'",
                "u '00000000-0000-0000-0000-000000000001'",
                "e sad",
                "c a",
                "v x",
                "p 1",
                "k k1",
                "j '{\"a\": 1}'",
                "a '{1}'",
                "s '24 hours'",
                "net '10.0.0.1'",
                "bytes '\\x01'",
                "clock '10:00'",
                "big 9007199254740993")) {
            String column = written.substring(0, written.indexOf(' '));
            String value = written.substring(written.indexOf(' ') + 1);
            table.append("contains_rows: {table: t, rows: [{%s: %s}]} => PASSED 0/1\n".formatted(column, value));
            table.append(
                    "contains_rows: {table: t, rows: [{%s: null}, {%s: %s}], duplicates: forbidden} => FAILED 1/2\n"
                            .formatted(column, column, value));
            table.append(
                    "contains_rows: {table: t, rows: [{b: true, %s: %s}, {b: null, %s: null}], key: [b]} => PASSED 0/2\n"
                            .formatted(column, value, column));
        }
        assertVerdicts(suites, table + """
                contains_rows: {table: t, rows: [{c: abcdefgh}, {c: a}, {c: null}]} => FAILED 1/3
                contains_rows: {table: t, rows: [{v: "x         and more"}, {v: x}]} => FAILED 1/2
                contains_rows: {table: t, rows: [{p: -1}, {p: 1.4}, {p: 2}]} => FAILED 2/3
                contains_rows: {table: t, rows: [{m: 1}, {m: 3}]} => FAILED 1/2
                contains_rows: {table: t, rows: [{f: NaN}]} => BROKEN QUERY_REFUSED
                contains_rows: {table: t, rows: [{e: merry}]} => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void expressions_match_texts_of_every_type() throws Exception {
        assertVerdicts(suites, """
                matches_regex: {table: t, column: v, regex: "^x$"} => FAILED 1/4
                matches_regex: {table: t, column: k, regex: "^k1$"} => FAILED 1/4
                matches_regex: {table: t, column: c, regex: "^a *$"} => FAILED 1/4
                matches_regex: {table: t, column: e, regex: "^sad$"} => BROKEN QUERY_REFUSED
                matches_regex: {table: t, column: u, regex: "1$"} => BROKEN QUERY_REFUSED
                matches_regex: {table: t, column: n, regex: "1"} => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void endless_times_are_not_fresh_and_times_before_our_era_have_an_age() throws Exception {
        assertVerdicts(suites, """
                freshness: {table: forever, column: at, fail_after: 1h} => FAILED DATA_STALE
                freshness: {table: forever, column: day, fail_after: 1h, time_zone: UTC} => FAILED DATA_STALE
                freshness: {table: forever, column: naive, warn_after: 1h, time_zone: UTC} => WARNED DATA_STALE
                freshness: {table: long_ago, column: at, fail_after: 1h} => FAILED DATA_STALE
                freshness: {table: long_ago, column: day, fail_after: 1h, time_zone: UTC} => FAILED DATA_STALE
                freshness: {table: long_ago, column: naive, fail_after: 1h, time_zone: UTC} => FAILED DATA_STALE
                """);
    }
}
