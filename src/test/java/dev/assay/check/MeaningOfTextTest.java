package dev.assay.check;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text means the same in every type of check: one of char(n) without its padding, and patterns by its characters. */
class MeaningOfTextTest {

    private static final String TABLES = """
            CREATE DOMAIN code AS char(10);
            CREATE DOMAIN codes AS code CHECK (VALUE <> 'never');
            CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE t (id int PRIMARY KEY, c char(10), d codes, v varchar(10), x text, bare bpchar, j char(20), n char(8),
              f text COLLATE folded, fc char(6) COLLATE folded);
            INSERT INTO t VALUES
              (1, 'test', 'test', 'test', 'test', 'test', '{"a": 1}', '2', 'Straße', 'Ab'),
              (2, 'test', 'test', 'test ', 'test ', 'test', '[]', '-1', 'STRASSE', 'aB'),
              (3, 'other', 'other', 'other', 'other', 'other', '0', '10', 'straße', 'ab'),
              (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            CREATE TABLE keys (c char(4), v varchar(10), x text);
            INSERT INTO keys VALUES ('test', 'test', 'test'), ('oth', 'other', 'other');
            CREATE VIEW seen AS SELECT id, c, lower(d)::char(12) AS d FROM t;
            """;

    @TempDir
    private Path folder;

    static Stream<TestDatabase> databases() {
        return Stream.of(TestPostgres.newest(), TestPostgres.oldest())
                .map(server -> server.database().run(TABLES));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_padded_text_is_the_text_without_its_padding(TestDatabase database) throws Exception {
        Judged judged = assertVerdicts(Suites.on(database, folder).connecting("sample: {unclassified: show}"), """
                matches_regex: {table: t, column: c, regex: "^[a-z]+$"} => PASSED 0/4
                not_matches_regex: {table: t, column: c, regex: "^test$"} => FAILED 2/4
                like: {table: t, column: c, pattern: [test, oth_r]} => PASSED 0/4
                not_like: {table: t, column: c, pattern: test} => FAILED 2/4
                trimmed: {table: t, column: c} => PASSED 0/4
                length: {table: t, column: c, min: 4, max: 5} => PASSED 0/4
                accepted_values: {table: t, column: c, values: [test, other]} => PASSED 0/4
                accepted_values: {table: t, column: c, values: ["test ", other]} => FAILED 2/4
                accepted_values: {table: t, column: v, values: [test, other]} => FAILED 1/4
                rejected_values: {table: t, column: c, values: ["test "]} => PASSED 0/4
                most_common_value: {table: t, column: c, values: [test]} => PASSED
                most_common_value: {table: t, column: c, values: ["test "]} => FAILED
                distinct_set: {table: t, column: c, equals: [test, other]} => PASSED
                max: {table: t, column: c, equals: test} => PASSED
                max: {table: t, column: c, equals: "test "} => FAILED
                min: {table: t, column: c, min: o, max: other} => PASSED
                accepted_range: {table: t, column: c, min: other, max: test} => PASSED 0/4
                parseable_as: {table: t, column: n, type: integer} => PASSED 0/4
                not_empty_string: {table: t, column: c} => PASSED 0/4
                column_pair: {table: t, left: c, right: x} => FAILED 1/4
                column_pair: {table: t, left: v, right: c} => FAILED 1/4
                column_pair: {table: t, left: c, right: d} => PASSED 0/4
                references: {table: t, columns: [c], to: keys(v)} => PASSED 0/4
                references: {table: t, columns: [v], to: keys(c)}, filter: id < 3 => FAILED 1/2
                references: {table: t, columns: [x], to: keys(c)}, filter: id < 3 => FAILED 1/2
                references: {table: t, columns: [c], to: keys(c)} => FAILED 1/4
                not_references: {table: t, columns: [v], to: keys(c)}, filter: id = 2 => PASSED 0/1
                contains_rows: {table: t, rows: [{c: test, id: 1}, {c: other, id: 3}]} => PASSED 0/2
                contains_rows: {table: t, rows: [{c: "test ", id: 1}, {c: other, id: 3}], key: [id]} => FAILED 1/2
                contains_rows: {table: t, rows: [{c: test}, {c: "other "}]} => FAILED 1/2
                unique: {table: t, columns: [c]} => FAILED 1/4
                row_count: {table: t, min: 2}, group_by: c => FAILED
                """);
        assertThat(Objects.requireNonNull(judged.get("case-4").sample()).rows())
                .extracting(Object::toString)
                .contains("[1, test]");
        assertThat(judged.get("case-11").message())
                .isEqualTo("The most common c is test, in 2 of 4 rows; 'test' expected.");
        assertThat(judged.get("case-14").measured()).containsEntry("max", "test");
        assertThat(judged.get("case-32").message()).contains(" other: There is 1 row;");
    }

    @Test
    void domains_views_and_texts_of_any_length_are_padded_texts_too() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run(TABLES);
        assertVerdicts(Suites.on(database, folder), """
                matches_regex: {table: t, column: d, regex: "^[a-z]+$"} => PASSED 0/4
                not_like: {table: t, column: d, pattern: test} => FAILED 2/4
                most_common_value: {table: t, column: d, values: [test]} => PASSED
                column_pair: {table: t, left: d, right: x} => FAILED 1/4
                like: {table: t, column: bare, pattern: [test, other]} => PASSED 0/4
                trimmed: {table: seen, column: d} => PASSED 0/4
                json_valid: {table: t, column: j} => PASSED 0/4
                format: {table: t, column: n, format: luhn} => FAILED 3/4
                column_type: {table: t, column: c, logical: string} => PASSED 0
                missing: {table: t, column: c, values: [other]} => FAILED 2/4
                increasing: {table: t, column: c, order_by: [id], strictly: true} => FAILED 2/4
                """);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void patterns_go_by_characters_and_equality_by_the_collation(TestDatabase database) throws Exception {
        Judged judged = assertVerdicts(Suites.on(database, folder), """
                matches_regex: {table: t, column: f, regex: "^[sS]tr"} => FAILED 1/4
                like: {table: t, column: f, pattern: "Str%"} => FAILED 2/4
                not_like: {table: t, column: f, pattern: "%SSE"} => FAILED 1/4
                trimmed: {table: t, column: f} => PASSED 0/4
                length: {table: t, column: f, min: 6} => PASSED 0/4
                format: {table: t, column: f, format: uuid} => FAILED 3/4
                matches_regex: {table: t, column: f, regex: "ß"} => FAILED 1/4
                like: {table: t, column: fc, pattern: ["Ab", "aB"]} => FAILED 1/4
                accepted_values: {table: t, column: f, values: [strasse, strafe]} => FAILED 2/4
                accepted_values: {table: t, column: f, values: [STRASSE, "STRAßE"]} => PASSED 0/4
                accepted_values: {table: t, column: fc, values: [AB]} => PASSED 0/4
                most_common_value: {table: t, column: fc, values: [AB]} => PASSED
                most_common_value: {table: t, column: f, values: [STRAßE]} => PASSED
                distinct_set: {table: t, column: fc, equals: [AB]} => PASSED
                distinct_count: {table: t, column: fc, equals: 1} => PASSED
                unique: {table: t, columns: [fc]} => FAILED 2/4
                contains_rows: {table: t, rows: [{id: 1, fc: AB}]} => PASSED 0/1
                max: {table: t, column: fc, equals: AB} => PASSED
                """);
        assertThat(judged.get("case-12").message())
                .matches("The most common fc is [aA][bB], in 3 of 4 rows; 'AB' expected\\.");
    }

    @Test
    void the_database_says_which_value_is_the_most_common_and_ties_are_named() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
            CREATE EXTENSION citext;
            CREATE TABLE t (id int, b boolean, i int, many int, e citext, f float4, m numeric, at timestamptz);
            INSERT INTO t SELECT i, i % 2 = 0, i % 3, i, CASE i % 3 WHEN 0 THEN 'A' WHEN 1 THEN 'a' ELSE 'b' END, 0.1,
                CASE WHEN i < 4 THEN 1.0 ELSE i END, '2026-01-01 00:00Z' FROM generate_series(1, 30) i;
            """);
        Judged judged = assertVerdicts(Suites.on(database, folder), """
                most_common_value: {table: t, column: b, values: [true]} => PASSED
                most_common_value: {table: t, column: i, values: [7]} => FAILED
                most_common_value: {table: t, column: many, values: [30]} => PASSED
                most_common_value: {table: t, column: many, values: [31]} => FAILED
                most_common_value: {table: t, column: e, values: [A]} => PASSED
                most_common_value: {table: t, column: f, values: [0.1]} => PASSED
                most_common_value: {table: t, column: m, values: [1]} => PASSED
                most_common_value: {table: t, column: at, values: ["2026-01-01 01:00+01:00"]} => PASSED
                """);
        assertThat(judged.get("case-1").message())
                .isEqualTo("The most common b are true and false, in 15 of 30 rows each; true expected.");
        assertThat(judged.get("case-2").message())
                .isEqualTo("The most common i are 0, 1 and 2, in 10 of 30 rows each; 7 expected.");
        assertThat(judged.get("case-3").message())
                .isEqualTo("The most common many are 30, 1, 2, 3, 4, 5, 6, 7, 8, 9 and others, in 1 of 30 rows each;"
                        + " 30 expected.");
    }
}
