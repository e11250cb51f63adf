package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mark comes back from one run to the next as the value that it was, to its last digit. */
class MarkValuesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("CREATE TYPE stage AS ENUM ('z', 'b', 'a')");

    private static final String SUITE = """
            checks:
              - {id: nulls, not_null: {table: t, column: v}, window: {column: k, since: last_run}}
            """;

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder).connecting("sample: {unclassified: show}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timestamptz    | 2025-12-31 10:00:00.123455Z | 2025-12-31 10:00:00.123456Z | 2025-12-31 10:00:00.123457Z
            timestamptz    | 1969-12-31 23:59:59.999998Z | 1969-12-31 23:59:59.999999Z | 1970-01-01 00:00Z
            timestamptz    | 1583-01-01 00:00:00.000001Z | 1583-01-01 00:00:00.000002Z | 1583-01-01 00:00:00.000003Z
            timestamptz    | 0001-01-01 00:00Z           | 0001-01-02 00:00Z           | 0001-01-03 00:00Z
            timestamp      | 2025-12-31 10:00:00.123455  | 2025-12-31 10:00:00.123456  | 2025-12-31 10:00:00.123457
            timestamp      | 1960-02-29 23:59            | 1960-03-01 00:00            | 1960-03-01 00:00:00.5
            timestamp      | 2025-03-30 02:29:59         | 2025-03-30 02:30            | 2025-03-30 02:31
            date           | 2025-12-29                  | 2025-12-30                  | 2025-12-31
            date           | 1582-10-04                  | 1582-10-10                  | 1582-10-15
            smallint       | -3                          | -2                          | -1
            integer        | 9                           | 10                          | 11
            bigint         | 9007199254740992            | 9007199254740993            | 9007199254740994
            bigint         | -9223372036854775808        | -9223372036854775807        | 9223372036854775807
            numeric        | 0.12345678901234567889      | 0.12345678901234567890      | 0.12345678901234567891
            numeric(40, 3) | 9999999999999999999999.998  | 9999999999999999999999.999  | 10000000000000000000000.000
            numeric        | -0.0000000002               | -0.0000000001               | 0.0000000000
            real           | 0.1                         | 0.2                         | 0.3
            float8         | 1e299                       | 1.0000000000000002e300      | 1e301
            text           | it's a                      | it's b \\ = é               | it's c
            char(5)        | a                           | b                           | c
            time           | 10:00:00.000001             | 10:00:00.000002             | 10:00:00.000003
            interval       | 1 day                       | 1 mon 2 days 03:04:05.6     | 1 year
            inet           | 10.0.0.1                    | 10.0.0.2                    | 10.0.0.10
            stage          | z                           | b                           | a
            """)
    void the_next_run_begins_at_the_mark_itself(String type, String low, String mark, String next) throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (k " + type + ", v int)");
        insert(low);
        insert(mark);
        assertThat(verdict(suites.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/2");
        insert(low);
        insert(mark);
        insert(next);
        assertThat(verdict(suites.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/3");
        assertThat(verdict(suites.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/1");
    }

    @ParameterizedTest
    @CsvSource({"float8, NaN", "float8, Infinity", "numeric, NaN", "numeric, Infinity"})
    void what_is_no_number_is_no_mark(String type, String endless) throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (k " + type + ", v int)");
        insert("1");
        insert(endless);
        assertThat(verdict(suites.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/2");
        insert("2");
        assertThat(verdict(suites.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/3");
    }

    @ParameterizedTest
    @CsvSource({"text, secret, 2", "int, 4711, 1", "timestamptz, 2025-12-30 10:00Z, 1"})
    void a_text_that_may_not_be_shown_is_no_mark(String type, String highest, String examined) throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (k " + type + ", v int)");
        insert(highest);
        DATABASE.run("INSERT INTO t VALUES (NULL, 1)");
        suites.run(SUITE);
        Suites hidden = Suites.on(DATABASE, folder).connecting("sample: {columns: [v]}");
        hidden.run(SUITE);
        assertThat(verdict(hidden.run(SUITE).get("nulls"))).isEqualTo("PASSED 0/" + examined);
        Path state = suites.reports().resolve("state").resolve("memory.properties");
        assertThat(Files.exists(state) ? Files.readString(state) : "").doesNotContain("secret");
    }

    @Test
    void a_column_without_an_order_breaks_the_check() throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (k json, v int)");
        insert("1");
        CheckResult result = suites.run(SUITE).get("nulls");
        assertThat(verdict(result)).isEqualTo("BROKEN QUERY_REFUSED");
        assertThat(result.message()).contains("json, whose values do not compare");
    }

    private static void insert(String value) {
        DATABASE.run("INSERT INTO t VALUES ('" + value.replace("'", "''") + "', 1)");
    }
}
