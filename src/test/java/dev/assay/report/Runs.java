package dev.assay.report;

import static dev.assay.report.CheckBuilder.check;

import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs as sinks meet them, with every status and with data that does not behave. */
public final class Runs {

    public static final String SQL = """
            SELECT COUNT(*) AS examined,
                   COUNT(*) FILTER (WHERE f.tailnum IS NOT NULL AND p.tailnum IS NULL) AS failing
              FROM flights f
              LEFT JOIN planes p ON p.tailnum = f.tailnum""";

    private static final Instant STARTED = Instant.parse("2026-11-22T17:00:00Z");

    private Runs() {}

    public static RunInfo info(Path reports) {
        return RunInfo.of("20261122T170000Z-1a2b", STARTED, reports)
                .suites(List.of("New York flights 2013", "Shop <b>\u00dcbersicht</b>"))
                .checks(33)
                .version("0.1.0")
                .build();
    }

    /** A run of 33 checks in two suites, with a third suite that could not be read. */
    public static RunResults faulty(Path reports) {
        List<CheckResult> checks = new ArrayList<>(failures());
        checks.addAll(broken());
        for (String column : List.of("carrier", "origin", "dest", "year", "month", "day", "hour", "minute")) {
            checks.add(check("flights.not_null." + column)
                    .rule("not_null", "completeness", "flights", column)
                    .name("Every row has a " + column)
                    .rows(0, 336_776)
                    .ended(Status.PASSED, null, "Each of 336,776 rows has a " + column)
                    .scan("s1", SQL)
                    .build());
        }
        checks.add(check("flights.not_null.air_time")
                .rule("not_null", "completeness", "flights", "air_time")
                .name("Every row has an air_time")
                .rows(9_430, 336_776)
                .ended(
                        Status.WARNED,
                        FailureCode.RULE_VIOLATED,
                        "9,430 of 336,776 rows have no air_time (2.80 %); more than 1% is a warning")
                .measured(
                        Map.of("failing", 9_430L, "examined", 336_776L), Map.of("fail_above", "5%", "warn_above", "1%"))
                .scan("s1", SQL)
                .build());
        checks.add(shop("orders.freshness")
                .rule("freshness", "timeliness", "orders", "loaded_at")
                .name("Orders are at most a day old")
                .ended(
                        Status.WARNED,
                        FailureCode.DATA_STALE,
                        "The newest loaded_at is 7 hours old; more than 6h is a warning")
                .measured(Map.of("age_seconds", 25_200L), Map.of("warn_after", "6h", "fail_after", "24h"))
                .build());
        checks.add(check("weather.not_null.wind_gust")
                .rule("not_null", "completeness", "weather", "wind_gust")
                .name("Every hour has a gust")
                .formerly("suites/flights.yaml#gusts", "suites/flights.yaml#weather.gust")
                .rows(24, 26_115)
                .ended(
                        Status.WAIVED,
                        FailureCode.RULE_VIOLATED,
                        "24 of 26,115 rows (0.09 %) have no wind_gust; none allowed. The waiver of data-engineering accepts"
                                + " 24 failing rows until 2027-01-31: Known at source.")
                .waiver(WaiverResult.State.ACCEPTED, 24L)
                .scan("s4", "SELECT 2")
                .build());
        checks.add(check("weather.fresh")
                .rule("freshness", "timeliness", "weather", "time_hour")
                .name("Weather is an hour old at most")
                .ended(
                        Status.PASSED,
                        null,
                        "The newest time_hour is 20 minutes old. The waiver of data-engineering until 2027-01-31 is no longer"
                                + " needed: remove it.")
                .waiver(WaiverResult.State.NOT_NEEDED, null)
                .build());
        checks.add(check("weather.off")
                .rule("accepted_range", "validity", "weather", "wind_speed")
                .name("Wind speed is possible")
                .ended(Status.SKIPPED, null, "Switched off by enabled: false")
                .build());
        checks.add(check("weather.late")
                .rule("row_count", "volume", "weather")
                .name("Weather has a row an hour")
                .ended(Status.NOT_RUN, null, "The run was cancelled before this check")
                .build());
        return RunResults.of(info(reports), STARTED.plusMillis(3_214), checks)
                .scans(scans())
                .errors(List.of("suites/torn.yaml:7:5: unknown key where; use filter\n    where: a > 1\n    ^"))
                .cancelled(true)
                .build();
    }

    /** A run of three checks that pass, one of them without a scan. */
    public static RunResults green(Path reports) {
        List<CheckResult> checks = List.of(
                check("flights.not_null.carrier")
                        .rows(0, 336_776)
                        .scan("s1", SQL)
                        .build(),
                check("flights.row_count").build(),
                check("flights.unique.id")
                        .proven("UNIQUE", "flights_pkey")
                        .window("loaded_at", "2026-11-21T17:00:00Z")
                        .build());
        return RunResults.of(info(reports), STARTED.plusMillis(840), checks)
                .scans(List.of(scans().get(0)))
                .costs(List.of(ScanCost.of("lake", List.of("New York flights 2013"))
                        .statements(1)
                        .bytes(12_400_000)
                        .credits(new BigDecimal("0.0031"))
                        .build()))
                .build();
    }

    /** A row of a sample; null stands for SQL's null. */
    static List<@Nullable String> row(@Nullable String... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    static CheckBuilder shop(String key) {
        return check(key)
                .suite("Shop <b>\u00dcbersicht</b>", "suites/shop/shop.yaml", null, "shop")
                .owner(null);
    }

    private static List<CheckResult> failures() {
        List<CheckResult> checks = new ArrayList<>();
        checks.add(check("flights.references.tailnum")
                .rule("references", "consistency", "flights", "tailnum")
                .name("Every tail number is a known plane")
                .story(
                        "Each flight names the plane that flew it by its tail number.",
                        "Maintenance cost is joined by tail number",
                        "Ask fleet management for the missing registrations")
                .severity(Severity.CRITICAL)
                .links("https://example.org/catalogue/flights", "javascript:alert(1)")
                .rows(50_094, 336_776)
                .ended(
                        Status.FAILED,
                        FailureCode.RULE_VIOLATED,
                        "50,094 of 336,776 rows have a tailnum that planes does not have (14.87 %), at most 0 allowed")
                .scan("s2", SQL)
                .sample(List.of("year", "month", "day", "flight", "tailnum"), tailnums())
                .build());
        checks.add(shop("customers.name")
                .rule("matches_regex", "validity", "customers", "name")
                .name("Names are <script>alert('name')</script> harmless & \"quoted\"")
                .story("<img src=x onerror=alert(1)> *bold* [link](javascript:alert(1))", null, null)
                .severity(Severity.BLOCKER)
                .rows(4, 40)
                .ended(
                        Status.FAILED,
                        FailureCode.RULE_VIOLATED,
                        "4 of 40 rows break the rule (10.00 %), at most 0 allowed")
                .scan("s3", "SELECT COUNT(*) FILTER (WHERE name !~ '^[^<>]*$') AS failing, COUNT(*) FROM customers")
                .sample(
                        List.of("id", "name", "note"),
                        List.of(
                                row("1", "<script>alert('value')</script>", ""),
                                row("2", "M\u00fcller, \"J\u00f6rg\"", null),
                                row("3", "\u001b[31mred\u001b[0m\nsecond line", "=HYPERLINK(\"http://x\")"),
                                row("4", "a value that is much longer than twenty-four characters", "-1")))
                .build());
        checks.add(shop("orders.stale")
                .rule("freshness", "timeliness", "orders", "paid_at")
                .name("Payments arrive daily")
                .ended(Status.FAILED, FailureCode.DATA_STALE, "The newest paid_at is 3 days old, at most 24h allowed")
                .measured(Map.of("age_seconds", 259_200L), Map.of("fail_after", "24h"))
                .scan("s3", "SELECT MAX(paid_at) FROM orders")
                .build());
        checks.add(shop("orders.attribution")
                .rule("attribution", "accountability", "orders", "created_by", "organisation_id")
                .name("Every order says who made it")
                .ended(Status.FAILED, FailureCode.CONTRACT_BROKEN, "orders has no column organisation_id")
                .build());
        checks.add(shop("orders.filtered")
                .rule("not_null", "completeness", "orders", "id")
                .name("Paid orders have an id")
                .rows(0, 0)
                .ended(
                        Status.FAILED,
                        FailureCode.NO_ROWS,
                        "The filter status = 'payed' leaves none of 120 rows to check")
                .build());
        checks.add(check("flights.late")
                .rule("failed_rows_sql", "validity", null)
                .name("No arrival without a departure")
                .rows(1, 336_776)
                .ended(Status.FAILED, FailureCode.RULE_VIOLATED, "1 row breaks the rule")
                .scan(
                        "s4",
                        "select * from flights where arr_time is not null and dep_time is null" + " or true".repeat(80))
                .build());
        for (int i = 1; i <= 6; i++) {
            checks.add(check("planes.not_null.c" + i)
                    .rule("not_null", "completeness", "planes", "c" + i)
                    .name("Every plane has a c" + i)
                    .severity(Severity.MINOR)
                    .rows(70L * i, 3_322)
                    .ended(Status.FAILED, FailureCode.RULE_VIOLATED, 70 * i + " planes have no c" + i)
                    .scan("s1", SQL)
                    .build());
        }
        return checks;
    }

    private static List<CheckResult> broken() {
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            checks.add(shop("lines.not_null.c" + i)
                    .rule("not_null", "completeness", "lines", "c" + i)
                    .name("Every line has a c" + i)
                    .ended(
                            Status.BROKEN,
                            FailureCode.DATABASE_UNREACHABLE,
                            "No answer from the database of shop; check its host and port")
                    .build());
        }
        checks.add(check("airports.slow")
                .rule("unique", "uniqueness", "airports", "faa")
                .name("Airports are unique")
                .ended(
                        Status.BROKEN,
                        FailureCode.TIMED_OUT,
                        "The statement took longer than 5s; narrow it with a filter or a window")
                .scan("s5", "SELECT COUNT(*) FROM airports")
                .build());
        return checks;
    }

    private static List<List<@Nullable String>> tailnums() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            rows.add(row("2013", "1", String.valueOf(i), String.valueOf(300 + i), "N3AL" + i + "A"));
        }
        return rows;
    }

    private static List<ScannedStatement> scans() {
        return List.of(
                scan("s1", "flights", SQL, 10)
                        .tables(List.of("flights"))
                        .milliseconds(412)
                        .build(),
                scan("s2", "flights", SQL, 20)
                        .tables(List.of("flights", "planes"))
                        .milliseconds(900)
                        .build(),
                scan("s3", "shop", "SELECT 1", 30)
                        .tables(List.of("orders"))
                        .milliseconds(5)
                        .build(),
                scan("s4", "flights", "SELECT 2", 440).milliseconds(77).build(),
                scan("s5", "flights", "SELECT 3", 500)
                        .tables(List.of("airports"))
                        .milliseconds(5_000)
                        .error("took longer than 5s")
                        .build());
    }

    private static ScannedStatement.Builder scan(String id, String connection, String sql, long milliseconds) {
        return ScannedStatement.of(id, connection, sql, STARTED.plusMillis(milliseconds));
    }
}
