package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a user starts it, over 336,776 real flights whose faults are known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlightsIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    static Path reports;

    private JsonNode results = JsonMapper.shared().createObjectNode();

    @BeforeAll
    void run() throws Exception {
        Child first = assay("run", "--report", "json,junit", "--reports-dir", reports.toString());
        assertThat(first.code()).as(first.output()).isEqualTo(Exit.FAILED);
        assertThat(first.output()).contains("55 checks: 42 passed, 2 warned, 11 failed");
        results = JsonMapper.shared().readTree(reports.resolve("latest/results.json"));
    }

    private static Child assay(String... arguments) throws IOException, InterruptedException {
        return Child.java(PROJECT, Child.distribution(), "dev.assay.cli.Main", List.of(arguments));
    }

    private JsonNode check(String key) {
        for (JsonNode check : results.path("checks")) {
            if (check.path("key").asString().equals(key)) {
                return check;
            }
        }
        throw new AssertionError("no check " + key);
    }

    @Test
    void the_reports_that_were_asked_for_are_there() {
        assertThat(reports.resolve("latest").toFile().list())
                .containsExactlyInAnyOrder("results.json", "junit.xml", "assay.log");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "flights.row_count, 336776",
        "airlines.row_count, 16",
        "airports.row_count, 1458",
        "planes.row_count, 3322",
        "weather.row_count, 26115"
    })
    void rows(String key, long rows) {
        assertThat(check(key).path("measured").path("row_count").asLong()).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "flights.references(tailnum),     50094, FAILED",
        "flights.not_null(tailnum),        2512, WARNED",
        "flights.references(dest),         7602, FAILED",
        "flights.references(origin),          0, PASSED",
        "flights.references(carrier),         0, PASSED",
        "flights.not_null(dep_time),       8255, WARNED",
        "flights.not_null(dep_delay),      8255, PASSED",
        "flights.not_null(arr_time),       8713, PASSED",
        "flights.not_null(arr_delay),      9430, FAILED",
        "flights.not_null(air_time),       9430, FAILED",
        "flight-has-weather,               1556, PASSED",
        "weather-key-by-local-hour,           3, FAILED",
        "weather-key,                         0, PASSED",
        "flight-number-once-a-day,           24, FAILED",
        "flight-key,                          0, PASSED",
        "arrival-without-departure,           0, PASSED",
        "planes.not_null(year),              70, FAILED",
        "planes.not_null(speed),           3299, FAILED",
        "wind-speed-is-possible,              1, FAILED",
        "departure-is-a-time-of-day,         29, FAILED"
    })
    void faults(String key, long failing, String status) {
        assertThat(check(key).path("failing").asLong(-1)).isEqualTo(failing);
        assertThat(check(key).path("status").asString()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "flights.references(tailnum), distinct_orphans, 721",
        "flights.references(dest), distinct_orphans, 4",
        "flight-number-once-a-day, duplicated_keys, 24",
        "flight-number-once-a-day, rows_with_a_duplicated_key, 48",
        "weather-key-by-local-hour, duplicated_keys, 3"
    })
    void measures(String key, String measure, long value) {
        assertThat(check(key).path("measured").path(measure).asLong(-1)).isEqualTo(value);
    }

    @Test
    void the_newest_hour_is_the_last_of_2013_in_new_york() {
        assertThat(check("flights.freshness(time_hour)")
                        .path("measured")
                        .path("newest")
                        .asString())
                .isEqualTo("2014-01-01T04:00:00Z");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_second_run_reuses_the_loaded_data() throws Exception {
        Map<String, String> loaded = loads();
        assertThat(loaded).isNotEmpty();
        Child second = assay("run", "--select", "type:row_count", "--report", "none");
        assertThat(second.code()).as(second.output()).isZero();
        assertThat(second.output()).contains("5 checks: 5 passed");
        assertThat(loads()).isEqualTo(loaded);
    }

    /** When each folder of the cache was loaded, by the folder's name. */
    private static Map<String, String> loads() throws IOException {
        Map<String, String> loads = new TreeMap<>();
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("assay.cache"), "embedded"))) {
            for (Path folder : folders.sorted(Comparator.naturalOrder()).toList()) {
                Path marker = folder.resolve("loaded");
                if (Files.exists(marker)) {
                    loads.put(folder.toString(), Files.readString(marker));
                }
            }
        }
        return loads;
    }
}
