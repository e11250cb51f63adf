package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.Window;
import dev.assay.suite.Window.Since;
import dev.assay.yaml.InvalidYamlException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsTest {

    @TempDir
    Path folder;

    private CheckDeclaration check(String item) throws InvalidYamlException {
        return new Reading(folder, Map.of("ID", "42", "AGE", "7d"), Map.of())
                .withChecks("- " + item)
                .allChecks()
                .get(0);
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of("24h", new Since.Age(Duration.ofHours(24))),
                Arguments.of("\"${AGE}\"", new Since.Age(Duration.ofDays(7))),
                Arguments.of("last_run", new Since.LastRun()),
                Arguments.of("2013-01-31", new Since.Value("2013-01-31")),
                Arguments.of("2013-01-31 08:15", new Since.Value("2013-01-31 08:15")),
                Arguments.of("2013-01-31T08:15:30.5Z", new Since.Value("2013-01-31T08:15:30.5Z")),
                Arguments.of("\"2013-01-31 08:15:00+02:00\"", new Since.Value("2013-01-31 08:15:00+02:00")),
                Arguments.of("\"${as_of}\"", new Since.Value("2014-01-01T00:00:00Z")),
                Arguments.of("1000000", new Since.Value(new BigDecimal(1000000))),
                Arguments.of("-1.5", new Since.Value(new BigDecimal("-1.5"))),
                Arguments.of("\"${ID}\"", new Since.Value(new BigDecimal(42))));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void aWindowBeginsAtAnAgeAMomentANumberOrWhereTheLastRunEnded(String since, Since expected)
            throws InvalidYamlException {
        CheckDeclaration check = check("{unique: [a, b], window: {column: time_hour, since: " + since + "}}");
        assertThat(check.window()).isEqualTo(new Window("time_hour", expected));
    }

    @Test
    void allRowsAreExaminedAndTheCatalogueMayProveWhereNothingIsSaid() throws InvalidYamlException {
        CheckDeclaration check = check("not_null: a");
        assertThat(check.window()).isNull();
        assertThat(check.scanned()).isFalse();
        assertThat(check("{not_null: a, prove: catalogue}").scanned()).isFalse();
        assertThat(check("{not_null: a, prove: scan}").scanned()).isTrue();
    }

    @Test
    void aTablesWindowIsThatOfItsChecksThatMayHaveOneAndSayNothing() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(Reading.head() + """
                tables:
                  flights:
                    window: {column: time_hour, since: last_run}
                    columns:
                      carrier: [not_null]
                    checks:
                      - not_null: [own]
                        window: {column: arrived, since: 7}
                      - not_null: [all]
                        window: none
                      - row_count: {min: 1}
                      - freshness: {column: time_hour, fail_after: 1h}
                      - {failed_rows_sql: select 1, id: sql}
                  planes:
                    columns:
                      tailnum: [not_null]
                """);
        Window last = new Window("time_hour", new Since.LastRun());
        assertThat(suite.allChecks())
                .extracting(check -> check.key() + " " + said(check.window()))
                .containsExactly(
                        "flights.not_null(carrier) " + said(last),
                        "flights.not_null(own) " + said(new Window("arrived", new Since.Value(new BigDecimal(7)))),
                        "flights.not_null(all) null",
                        "flights.row_count null",
                        "flights.freshness(time_hour) null",
                        "sql null",
                        "planes.not_null(tailnum) null");
    }

    private static String said(@Nullable Window window) {
        return String.valueOf(window);
    }
}
