package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of two tables' columns meet as one type in which both are exact, or the check that pairs them is broken alone. */
class TypesMeetTest {

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    @TempDir
    private Path folder;

    @BeforeAll
    static void types() {
        DATABASE.run("""
                CREATE EXTENSION citext;
                CREATE DOMAIN word AS citext;
                CREATE DOMAIN ident AS uuid;
                CREATE TYPE mood AS ENUM ('a', 'b');
                CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE TABLE innocent (id int);
                INSERT INTO innocent VALUES (1);
                """);
    }

    private Judged run(String left, String right, String own, String other) throws Exception {
        DATABASE.run("""
                DROP TABLE IF EXISTS l, r;
                CREATE TABLE l (one int, k %s);
                CREATE TABLE r (k %s, one int);
                INSERT INTO l SELECT 1, v::%s FROM unnest(string_to_array('%s', '|')) v;
                INSERT INTO r SELECT v::%s, 1 FROM unnest(string_to_array('%s', '|')) v;
                """.formatted(left, right, cast(left), own, cast(right), other));
        return Suites.on(DATABASE, folder)
                .connecting("sample: {unclassified: show}")
                .run("""
                checks:
                  - {id: references, references: {table: l, columns: [k, one], to: "r(k, one)"}}
                  - {id: filtered, references: {table: l, columns: [one, k], to: "r(one, k)", to_filter: one = 1}}
                  - {id: absent, not_references: {table: l, columns: [k], to: r(k)}}
                  - {id: set, set_equality: {table: l, to: r, columns: [one, k], to_columns: [one, k], duplicates: count}}
                  - {id: aggregate, aggregate_match: {table: l, left: {count: true, by: [k]}, right: {table: r, count: true, by: [k]}}}
                  - {id: cardinality, relationship_cardinality: {table: l, columns: [k], to: r(k), min: 1}}
                  - {id: innocent, row_count: {table: innocent, min: 1}}
                """);
    }

    private static String cast(String type) {
        return type.replaceFirst(" COLLATE .*", "");
    }

    private static List<String> verdicts(Judged judged) {
        return judged.all().stream().map(Verdicts::verdict).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "int, numeric, 5, 5.00",
        "bigint, double precision, 9007199254740992, 9007199254740992",
        "double precision, numeric, 0.1, 0.10",
        "numeric, double precision, 1e300, 1e300",
        "real, numeric, 0.1, 0.10",
        "numeric, real, NaN, NaN",
        "double precision, numeric, -0, 0",
        "double precision, numeric, Infinity, Infinity",
        "date, timestamp, 2026-01-01, 2026-01-01 00:00",
        "timestamptz, date, 2026-01-01 00:00+00, 2026-01-01",
        "timestamp, timestamptz, 2026-01-01 00:00:00.123456, 2026-01-01 01:00:00.123456+01",
        "date, timestamptz, infinity, infinity",
        "text, varchar(9), ab, ab",
        "varchar(9), char(5), ab, ab",
        "char(3), char(9), ab, ab",
        "text, char(5), ab, ab",
        "text, citext, a|A, A|a",
        "word, text, a|A, A|a",
        "word, citext, a, A",
        "name, text, ab, ab",
        "text COLLATE \"C\", text COLLATE \"en-x-icu\", ab, ab",
        "varchar COLLATE \"C\", text, ab, ab",
        "ident, uuid, 123e4567-e89b-12d3-a456-426614174000, 123E4567-E89B-12D3-A456-426614174000",
        "oid, bigint, 5, 5",
        "inet, cidr, 10.0.0.0/8, 10.0.0.0/8",
        "text COLLATE folded, varchar COLLATE folded, a, A",
    })
    void what_is_one_value_in_both_types_is_found(String left, String right, String own, String other)
            throws Exception {
        Judged judged = run(left, right, own, other);
        long rows = own.chars().filter(c -> c == '|').count() + 1;
        long keys = left.equals("word") && right.equals("citext") ? 1 : rows;
        assertThat(verdicts(judged))
                .as(judged.all().stream().map(CheckResult::text).toList().toString())
                .containsExactly(
                        "PASSED 0/" + rows,
                        "PASSED 0/" + rows,
                        "FAILED " + rows + "/" + rows,
                        "PASSED 0/" + keys,
                        "PASSED 0/" + keys,
                        "PASSED 0/" + keys,
                        "PASSED");
    }

    @ParameterizedTest
    @CsvSource({
        "bigint, double precision, 9007199254740993, 9007199254740992",
        "double precision, bigint, 9007199254740992, 9007199254740993",
        "double precision, numeric, 0.30000000000000004, 0.3",
        "numeric, double precision, 0.10000000000000000000001, 0.1",
        "timestamp, date, 2026-01-01 00:00:00.000001, 2026-01-01",
        "timestamptz, timestamp, 2026-01-01 00:00:00.000001+00, 2026-01-01 00:00",
        "citext, text, a, A",
        "varchar(9), char(5), 'ab ', ab",
        "text COLLATE \"C\", text COLLATE \"en-x-icu\", ab, Ab",
    })
    void what_differs_is_not(String left, String right, String own, String other) throws Exception {
        Judged judged = run(left, right, own, other);
        assertThat(verdicts(judged))
                .as(judged.all().stream().map(CheckResult::text).toList().toString())
                .containsExactly(
                        "FAILED 1/1", "FAILED 1/1", "PASSED 0/1", "FAILED 2/2", "FAILED 2/2", "FAILED 1/1", "PASSED");
    }

    /** 9007199254740993 is no double: the database itself takes it for 9007199254740992 beside one. */
    @ParameterizedTest
    @CsvSource({"bigint, double precision", "numeric, double precision", "double precision, bigint"})
    void numbers_of_two_types_lose_no_digit_with_a_tolerance_nor_in_a_row(String left, String right) throws Exception {
        String own = left.startsWith("double") ? "9007199254740992" : "9007199254740993";
        String other = left.startsWith("double") ? "9007199254740993" : "9007199254740992";
        DATABASE.run("""
                DROP TABLE IF EXISTS l, r;
                CREATE TABLE l (id int, k %1$s, t %2$s, tenth real, decimal numeric);
                CREATE TABLE r (k %2$s, id int);
                INSERT INTO l VALUES (1, %3$s, %4$s, 0.1, 0.1);
                INSERT INTO r VALUES (%4$s, 1);
                """.formatted(left, right, own, other));
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                set_equality: {table: l, to: r, columns: [id, k], key: [id], tolerance: 0.5} => FAILED 1/1
                set_equality: {table: l, to: r, columns: [id, k], key: [id], tolerance: 1} => PASSED 0/1
                aggregate_match: {table: l, left: {sum: k, by: [id]}, right: {table: r, sum: k, by: [id]}, tolerance: 0.5} => FAILED 1/1
                aggregate_match: {table: l, left: {max: k}, right: {table: r, max: k}, tolerance: 0} => FAILED 1/1
                column_pair: {table: l, left: k, right: t} => FAILED 1/1
                column_pair: {table: l, left: k, right: t, comparison: not_equal} => PASSED 0/1
                column_pair: {table: l, left: k, right: t, tolerance: 0.5} => FAILED 1/1
                column_pair: {table: l, left: k, right: t, tolerance: 1} => PASSED 0/1
                multicolumn_sum: {table: l, columns: [k], total: t} => FAILED 1/1
                multicolumn_sum: {table: l, columns: [k], total: t, tolerance: 1} => PASSED 0/1
                column_pair: {table: l, left: tenth, right: decimal} => PASSED 0/1
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "int, text, 1, 1",
        "boolean, int, true, 1",
        "date, text, 2026-01-01, 2026-01-01",
        "uuid, text, 123e4567-e89b-12d3-a456-426614174000, 123e4567-e89b-12d3-a456-426614174000",
        "mood, text, a, a",
        "varchar, inet, 10.0.0.1, 10.0.0.1",
        "text COLLATE folded, text, a, a",
        "json, text, 1, 1",
    })
    void what_does_not_compare_is_said_of_both_columns_and_breaks_no_other_check(
            String left, String right, String own, String other) throws Exception {
        Judged judged = run(left, right, own, other);
        assertThat(verdicts(judged).subList(0, 6)).containsOnly("BROKEN QUERY_REFUSED");
        assertThat(verdicts(judged).get(6)).isEqualTo("PASSED");
        if (!left.equals("json")) {
            assertThat(judged.get("set").message())
                    .startsWith("Column 'k' of public.l is of type ")
                    .contains(", but 'k' of public.r is of type ")
                    .endsWith(": they do not compare. Give both columns one type.");
        }
    }

    @Test
    void a_tolerance_is_held_against_all_digits_of_a_decimal() throws Exception {
        DATABASE.run("""
                CREATE TABLE doubles (id int, x double precision);
                CREATE TABLE decimals (id int, x numeric);
                INSERT INTO doubles VALUES (1, 9007199254740992);
                INSERT INTO decimals VALUES (1, 9007199254740993);
                """);
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                set_equality: {table: doubles, to: decimals, columns: [id, x], key: [id], tolerance: 0.5} => FAILED 1/1
                set_equality: {table: decimals, to: doubles, columns: [id, x], key: [id], tolerance: 0.5} => FAILED 1/1
                set_equality: {table: doubles, to: decimals, columns: [id, x], key: [id], tolerance: 1} => PASSED 0/1
                aggregate_match: {table: doubles, left: {sum: x}, right: {table: decimals, sum: x}, tolerance: 0.5} => FAILED 1/1
                aggregate_match: {table: doubles, left: {max: x, by: [id]}, right: {table: decimals, max: x, by: [id]}, tolerance: 1} => PASSED 0/1
                """);
    }
}
