package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.GroupResult;
import dev.assay.result.Status;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Judged;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.Suites;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a check with {@code group_by}, rows of the groups that fail are shown. */
class GroupSamplesTest {

    /** Without an email are 12 of EU's 12 orders, 2 of 4 in US, the only one of no region, and 1 of 5 in AP. */
    private static final String[] ORDERS = {
        "CREATE TABLE orders (id int, region varchar(9), total numeric(9, 2), email varchar(9), PRIMARY KEY (id))", """
        INSERT INTO orders VALUES (13, 'US', 5, NULL), (14, 'US', 9, NULL), (15, 'US', 5, 'secret'), (16, 'US', 5, 'secret'),
          (17, NULL, 5, NULL), (18, 'AP', 5, NULL), (19, 'AP', 5, 'secret'), (20, 'AP', 5, 'secret'), (21, 'AP', 5, 'secret'),
          (22, 'AP', 5, 'secret'), (1, 'EU', 5, NULL), (2, 'EU', 5, NULL), (3, 'EU', 5, NULL), (4, 'EU', 5, NULL),
          (5, 'EU', 5, NULL), (6, 'EU', 5, NULL), (7, 'EU', 5, NULL), (8, 'EU', 5, NULL), (9, 'EU', 5, NULL),
          (10, 'EU', 5, NULL), (11, 'EU', 5, NULL), (12, 'EU', 5, NULL)""",
    };

    @TempDir
    private Path folder;

    private final List<DatabaseUnderTest.Fresh> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(DatabaseUnderTest.Fresh::close);
    }

    private Suites suites(String database, String... statements) throws Exception {
        return suites(DatabasesUnderTest.named(database), statements);
    }

    private Suites suites(DatabaseUnderTest database, String... statements) throws Exception {
        DatabaseUnderTest.Fresh fresh = database.fresh();
        opened.add(fresh);
        fresh.execute(List.of(statements));
        return Suites.on(fresh, folder).connecting("sample: {unclassified: show}");
    }

    @ParameterizedTest
    @CsvSource({"postgresql, full", "postgresql, naive", "snowflake, full"})
    void rows_of_the_groups_that_fail_are_shown_the_worst_first(String database, String plan) throws Exception {
        Judged results = suites(database, ORDERS).planned(plan).run("""
                checks:
                  - {id: all, not_null: {table: orders, column: email}, group_by: region, fail_above: 30%}
                  - {id: few, not_null: {table: orders, column: email}, group_by: region, fail_above: 30%, filter: id > 12}
                  - {id: fewer, not_null: {table: orders, column: email}, group_by: region, fail_above: 1, filter: id > 12}
                  - {id: two, not_null: {table: orders, column: email}, group_by: [region, total], filter: id > 12}
                """);
        assertThat(rows(results, "all"))
                .hasSize(CheckResult.Sample.MOST)
                .allSatisfy(row -> assertThat(row).contains("EU", "null"));
        assertThat(columns(results, "all")).isEqualTo("[id, region, email]");
        assertThat(rows(results, "few")).containsExactly("[13, US, null]", "[14, US, null]", "[17, null, null]");
        assertThat(Verdicts.verdict(results.get("fewer"))).isEqualTo("FAILED 4/10");
        assertThat(rows(results, "fewer")).containsExactly("[13, US, null]", "[14, US, null]");
        assertThat(columns(results, "two")).isEqualTo("[id, region, total, email]");
        assertThat(rows(results, "two")).hasSize(4).anyMatch(row -> row.matches("\\[14, US, 9(\\.00)?, null]"));
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void a_warning_shows_rows_of_the_groups_that_give_it_and_a_failure_those_of_the_failing_ones(
            DatabaseUnderTest database) throws Exception {
        Judged results = suites(database, ORDERS).run("""
                checks:
                  - {id: warns, not_null: {table: orders, column: email}, group_by: region, fail_above: never, warn_above: 1, filter: id > 12}
                  - {id: fails, not_null: {table: orders, column: email}, group_by: region, fail_above: 60%, warn_above: 0, filter: id > 12}
                  - {id: passes, not_null: {table: orders, column: email}, group_by: region, fail_above: 12}
                """);
        assertThat(results.get("warns").status()).isEqualTo(Status.WARNED);
        assertThat(rows(results, "warns")).containsExactly("[13, US, null]", "[14, US, null]");
        assertThat(results.get("fails").groups())
                .extracting(GroupResult::status)
                .containsExactly(Status.FAILED, Status.WARNED, Status.WARNED);
        assertThat(rows(results, "fails")).containsExactly("[17, null, null]");
        assertThat(results.get("passes").sample()).isNull();
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void what_may_not_be_shown_is_not_shown(DatabaseUnderTest database) throws Exception {
        Judged results = suites(database, ORDERS).run("""
                tables:
                  orders:
                    checks:
                      - {id: none, not_null: [email], group_by: region, sample: none}
                      - {id: total, not_null: [email], group_by: region, sample: {columns: [total]}, filter: id > 13}
                      - {id: region, not_null: [email], group_by: region, sample: {columns: [region, email]}, filter: id > 16}
                      - {id: nowhere, not_null: [email], group_by: region, sample: {columns: [nowhere]}}
                """);
        assertThat(results.get("none").sample()).isNull();
        assertThat(columns(results, "total")).isEqualTo("[total]");
        assertThat(rows(results, "total")).hasSize(2);
        assertThat(columns(results, "region")).isEqualTo("[region, email]");
        assertThat(rows(results, "region")).containsExactly("[AP, null]", "[null, null]");
        assertThat(results.get("nowhere").sample()).isNull();
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void an_aggregate_has_no_rows_to_show_and_values_of_a_set_have(DatabaseUnderTest database) throws Exception {
        Judged results = suites(database, ORDERS).run("""
                checks:
                  - {id: count, row_count: {table: orders, min: 3}, group_by: region}
                  - {id: average, avg: {table: orders, column: total, max: 5}, group_by: region}
                  - {id: set, distinct_set: {table: orders, column: total, subset_of: [5]}, group_by: region}
                  - {id: missing, distinct_set: {table: orders, column: total, contains: [9]}, group_by: region}
                """);
        assertThat(results.all()).extracting(CheckResult::status).containsOnly(Status.FAILED);
        assertThat(results.get("count").sample()).isNull();
        assertThat(results.get("average").sample()).isNull();
        assertThat(rows(results, "set")).hasSize(1).allMatch(row -> row.startsWith("[14, US, 9"));
        assertThat(results.get("missing").sample()).isNull();
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void groups_are_found_by_values_of_every_type(DatabaseUnderTest database) throws Exception {
        boolean snowflake = database.name().equals("snowflake");
        Judged results = suites(
                        database,
                        "CREATE TABLE kinds (id int, flag boolean, price numeric(20, 4), weight %s, name varchar(20), day date, at timestamp, moment %s, v int)"
                                .formatted(snowflake ? "float" : "real", snowflake ? "timestamp_tz" : "timestamptz"),
                        "INSERT INTO kinds VALUES (1, true, 1234567890.1, 0.1, '%s', '2026-02-28', '2026-02-28 10:00:00.123456', '2026-02-28 10:00:00.123456 +0200', NULL)"
                                .formatted(snowflake ? "it''s \\\\ \"ü\"" : "it''s \\ \"ü\""),
                        "INSERT INTO kinds VALUES (2, false, 1, 2, 'b', '2026-02-27', '2026-02-27 10:00:00', '2026-02-27 10:00:00 +0000', 1)")
                .run("""
                        checks:
                          - {id: flag, not_null: {table: kinds, column: v}, group_by: flag}
                          - {id: price, not_null: {table: kinds, column: v}, group_by: price}
                          - {id: weight, not_null: {table: kinds, column: v}, group_by: weight}
                          - {id: name, not_null: {table: kinds, column: v}, group_by: name}
                          - {id: day, not_null: {table: kinds, column: v}, group_by: day}
                          - {id: at, not_null: {table: kinds, column: v}, group_by: at}
                          - {id: moment, not_null: {table: kinds, column: v}, group_by: moment}
                        """);
        assertThat(results.all()).allSatisfy(result -> {
            CheckResult.Sample sample =
                    Objects.requireNonNull(result.sample(), result.check().key());
            assertThat(sample.rows()).hasSize(1);
            assertThat(sample.rows().get(0).get(0))
                    .isEqualTo(result.groups().get(0).key().get(0));
        });
    }

    @Test
    void a_group_that_the_database_would_not_find_again_takes_nothing_from_the_others() throws Exception {
        Judged results = suites(
                        "postgresql",
                        "CREATE TABLE dated (id int PRIMARY KEY, day date, kind uuid, v int)",
                        "INSERT INTO dated VALUES (1, 'infinity', NULL, NULL), (2, '0044-03-15 BC', NULL, NULL), (3, '2024-02-29', '123e4567-e89b-12d3-a456-426614174000', NULL)")
                .run("""
                        checks:
                          - {id: days, not_null: {table: dated, column: v}, group_by: day}
                          - {id: kinds, not_null: {table: dated, column: v}, group_by: kind}
                          - {id: alone, not_null: {table: dated, column: v}}
                        """);
        assertThat(rows(results, "days")).containsExactly("[1, infinity, null]", "[3, 2024-02-29, null]");
        assertThat(rows(results, "kinds")).hasSize(3);
        assertThat(rows(results, "alone")).hasSize(3);
    }

    @Test
    void new_rows_only_are_shown_and_a_condition_without_columns_shows_whole_rows() throws Exception {
        Suites suites = suites(
                "postgresql",
                "CREATE TABLE t (region text, v int, at int)",
                "INSERT INTO t VALUES ('EU', NULL, 1), ('EU', NULL, 2), ('US', 1, 2)");
        Judged results = suites.run("""
                checks:
                  - {id: new, not_null: {table: t, column: v}, group_by: region, window: {column: at, since: 2}, sample: {columns: [at]}}
                  - {id: never, expression_is_true: {table: t, expression: 1 = 0}, group_by: region}
                """);
        assertThat(rows(results, "new")).containsExactly("[2]");
        assertThat(columns(results, "never")).isEqualTo("[region, v, at]");
        assertThat(rows(results, "never")).hasSize(3);
    }

    @Test
    void the_statements_of_both_databases_are_one_a_check_and_read_no_other_column() throws Exception {
        Suites suites = suites("snowflake", ORDERS);
        opened.get(0).takeLog();
        suites.run(
                "checks: [{not_null: {table: orders, column: email}, group_by: region, sample: {columns: [id]}, filter: id > 12}]");
        List<String> samples = opened.get(0).takeLog().stream()
                .map(one -> new SnowflakeRecord(one).sql())
                .filter(sql -> sql.startsWith("SELECT \"ID\""))
                .toList();
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0)).startsWith("SELECT \"ID\",\n  ").contains("\"REGION\" = 'US'", "\"REGION\" IS NULL");
    }

    private static CheckResult.Sample sample(Judged results, String key) {
        return Objects.requireNonNull(results.get(key).sample(), key);
    }

    private static String columns(Judged results, String key) {
        return sample(results, key).columns().toString().toLowerCase(Locale.ROOT);
    }

    private static List<String> rows(Judged results, String key) {
        return sample(results, key).rows().stream().map(List::toString).sorted().toList();
    }
}
