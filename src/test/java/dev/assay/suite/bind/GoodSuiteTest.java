package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Reference;
import dev.assay.result.Severity;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.CheckDeclaration.OnEmpty;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.Suite;
import dev.assay.suite.Thresholds;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodSuiteTest {

    private static final String FLIGHTS = """
            version: 1
            suite: New York flights 2013
            connection: flights
            owner: data-engineering
            domain: operations
            tags: [nightly]
            tables:
              flights:
                description: Every departure from New York in 2013
                filter: year = 2013
                tags: facts
                columns:
                  carrier: [not_null, {references: airlines(carrier)}]
                  tailnum:
                    classification: internal
                    checks:
                      - not_null: {}
                        fail_above: 1%
                        warn_above: 0.5%
                      - references: planes(tailnum)
                        severity: minor
                        why: Maintenance cost is joined by tail number
                        what_to_do: Ask fleet management for the missing registrations
                        filter: tailnum <> 'N1'
                        tags: [fleet, nightly]
                        owner: fleet
                        on_empty: warn
                        sample: none
                        enabled: false
                        links: https://wiki.example.org/fleet
                checks:
                  - row_count: {min: 300000, max: 400000}
                  - unique: [year, month, day, carrier, flight, origin]
                    id: flight-key
                  - not_null: [dep_time, arr_time]
                  - references:
                      columns: [origin, time_hour]
                      to: weather(origin, time_hour)
                    fail_above: 1%
            checks:
              - failed_rows_sql: |
                  select * from flights where arr_time is not null and dep_time is null
                id: arrival-without-departure
                name: No arrival without a departure
              - freshness: {table: mart.flights, column: time_hour, fail_after: 24h, warn_after: 90s, time_zone: UTC}
              - accepted_values: {table: flights, column: origin, values: [EWR, 1, true]}
            """;

    @TempDir
    Path folder;

    private CheckDeclaration check(String key) throws InvalidYamlException {
        return Reading.in(folder).suite(FLIGHTS).allChecks().stream()
                .filter(check -> check.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCheckHasItsIdentityInDeclaredOrder() throws InvalidYamlException {
        assertThat(Reading.in(folder).suite(FLIGHTS).allChecks())
                .extracting(CheckDeclaration::key)
                .containsExactly(
                        "flights.not_null(carrier)",
                        "flights.references(carrier)",
                        "flights.not_null(tailnum)",
                        "flights.references(tailnum)",
                        "flights.row_count",
                        "flight-key",
                        "flights.not_null(dep_time)",
                        "flights.not_null(arr_time)",
                        "flights.references(origin, time_hour)",
                        "arrival-without-departure",
                        "mart.flights.freshness(time_hour)",
                        "flights.accepted_values(origin)");
    }

    @Test
    void checksWithoutANameGetOneThatReadsWell() throws InvalidYamlException {
        assertThat(Reading.in(folder).suite(FLIGHTS).allChecks())
                .extracting(check -> check.info().name())
                .containsExactly(
                        "carrier: not null",
                        "carrier: references airlines(carrier)",
                        "tailnum: not null",
                        "tailnum: references planes(tailnum)",
                        "row count",
                        "year, month, day, carrier, flight, origin: unique (flight-key)",
                        "dep_time: not null",
                        "arr_time: not null",
                        "origin, time_hour: references weather(origin, time_hour)",
                        "No arrival without a departure",
                        "mart.flights.time_hour: freshness",
                        "flights.origin: accepted values");
    }

    @Test
    void theCommonKeysAreTaken() throws InvalidYamlException {
        CheckDeclaration check = check("flights.references(tailnum)");
        assertThat(check.info().severity()).isEqualTo(Severity.MINOR);
        assertThat(check.info().why()).isEqualTo("Maintenance cost is joined by tail number");
        assertThat(check.info().whatToDo()).isEqualTo("Ask fleet management for the missing registrations");
        assertThat(check.onEmpty()).isEqualTo(OnEmpty.WARN);
        assertThat(check.sample()).isEqualTo(SamplePolicy.NOTHING);
        assertThat(check.enabled()).isFalse();
        assertThat(check.info().links()).containsExactly("https://wiki.example.org/fleet");
        assertThat(check.location().toString()).isEqualTo("suite.yaml:20:13");
        assertThat(check.declaredId()).isFalse();
    }

    @Test
    void tagsAreUnitedTheOwnerIsInheritedAndFiltersAreAllKept() throws InvalidYamlException {
        CheckDeclaration own = check("flights.references(tailnum)");
        assertThat(own.info().tags()).containsExactly("nightly", "facts", "fleet");
        assertThat(own.info().owner()).isEqualTo("fleet");
        assertThat(own.filters()).extracting(f -> f.source()).containsExactly("year = 2013", "tailnum <> 'N1'");
        CheckDeclaration inherited = check("flights.row_count");
        assertThat(inherited.info().tags()).containsExactly("nightly", "facts");
        assertThat(inherited.info().owner()).isEqualTo("data-engineering");
        assertThat(inherited.filters()).extracting(f -> f.source()).containsExactly("year = 2013");
        assertThat(check("mart.flights.freshness(time_hour)").filters()).isEmpty();
    }

    @Test
    void thresholdsAreExact() throws InvalidYamlException {
        assertThat(check("flights.not_null(tailnum)").thresholds())
                .hasToString("Thresholds[failAbove=1%, warnAbove=0.5%]");
        assertThat(check("flights.row_count").thresholds()).isEqualTo(Thresholds.DEFAULT);
    }

    @Test
    void argumentsHaveTheTypesOfTheirParameters() throws InvalidYamlException {
        assertThat(check("flights.references(origin, time_hour)").arguments().values())
                .containsEntry("columns", List.of("origin", "time_hour"))
                .containsEntry("to", Reference.parse("weather(origin, time_hour)"));
        assertThat(check("mart.flights.freshness(time_hour)").arguments().values())
                .containsEntry("column", "time_hour")
                .containsEntry("fail_after", Duration.ofHours(24))
                .containsEntry("warn_after", Duration.ofSeconds(90))
                .containsEntry("time_zone", ZoneId.of("UTC"));
        assertThat(check("flights.accepted_values(origin)").arguments().scalars("values"))
                .containsExactly("EWR", new java.math.BigDecimal(1), true);
        assertThat(check("arrival-without-departure").arguments().sql("query").source())
                .startsWith("select * from flights");
    }

    @Test
    void theSuiteIsDescribed() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(FLIGHTS);
        assertThat(suite.name()).isEqualTo("New York flights 2013");
        assertThat(suite.path()).isEqualTo("suite.yaml");
        assertThat(suite.domain()).isEqualTo("operations");
        assertThat(suite.connections().names()).containsExactly("flights", "shop");
        assertThat(suite.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("flights");
            assertThat(table.description()).isEqualTo("Every departure from New York in 2013");
            assertThat(table.location().line()).isEqualTo(8);
        });
    }
}
