package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.schema.JsonSchema;
import dev.assay.suite.schema.Schemas;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check's key depends on, and what it does not. */
@Tag("fast")
class IdentitiesTest {

    private static final String CHECKS = """
            - not_null: [tailnum]
              fail_above: 1%
            - unique: [year, month]
              name: One row a month
            - accepted_values: {column: origin, values: [EWR, JFK]}
              filter: year = 2013
            - row_count: {min: 1}
            - references: {columns: [origin], to: airports(faa)}
              id: origin-known
            """;

    @TempDir
    Path folder;

    private List<String> keys(String checks) throws InvalidYamlException {
        return Reading.in(folder).withChecks(checks).allChecks().stream()
                .map(CheckDeclaration::key)
                .toList();
    }

    @Test
    void the_order_of_checks_changes_no_key() throws InvalidYamlException {
        List<String> items = List.of(CHECKS.split("(?m)(?=^- )"));
        StringBuilder backwards = new StringBuilder();
        items.forEach(item -> backwards.insert(0, item));
        assertThat(keys(backwards.toString()))
                .isNotEqualTo(keys(CHECKS))
                .containsExactlyInAnyOrderElementsOf(keys(CHECKS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "fail_above: 1%~fail_above: 100",
                "fail_above: 1%~warn_above: 0\\n  fail_above: never",
                "name: One row a month~name: No month twice",
                "name: One row a month~why: Months are joined by it",
                "values: [EWR, JFK]~values: [EWR, JFK, LGA]",
                "filter: year = 2013~filter: year > 2012",
                "min: 1~min: 300000, max: 400000",
                "to: airports(faa)~to: airfields(code)",
                "id: origin-known~id: origin-known\\n  severity: critical\\n  owner: operations\\n  tags: nightly",
                "id: origin-known~id: origin-known\\n  formerly: [a, b]\\n  waivable: false",
                "not_null: [tailnum]~not_null: {column: tailnum}",
                "- row_count~# Enough of them\\n- row_count"
            })
    void titles_thresholds_parameters_and_notes_change_no_key(String before, String after) throws InvalidYamlException {
        assertThat(CHECKS).contains(before.replace("\\n", "\n"));
        String edited = CHECKS.replace(before.replace("\\n", "\n"), after == null ? "" : after.replace("\\n", "\n"));
        assertThat(keys(edited)).isEqualTo(keys(CHECKS));
    }

    @Test
    void a_suite_s_title_and_a_column_s_block_change_no_key() throws InvalidYamlException {
        Reading reading = Reading.in(folder);
        String one = """
                version: 1
                suite: One
                connection: flights
                tables: {flights: {checks: [not_null: [tailnum]]}}
                """;
        String other = """
                version: 1
                suite: Other
                connection: flights
                owner: us
                tables: {flights: {tags: new, columns: {tailnum: {checks: [not_null]}}}}
                """;
        String third = """
                version: 1
                suite: Third
                connection: flights
                checks: [not_null: {table: flights, column: tailnum}]
                """;
        for (String text : List.of(one, other, third)) {
            assertThat(reading.suite(text).allChecks())
                    .extracting(CheckDeclaration::key)
                    .containsExactly("flights.not_null(tailnum)");
        }
    }

    @Test
    void other_columns_another_order_of_them_and_another_type_are_another_check() throws InvalidYamlException {
        assertThat(keys("""
                - unique: [year, month]
                - unique: [month, year]
                - unique: [year]
                - not_null: [year]
                """))
                .containsExactly(
                        "flights.unique(year, month)",
                        "flights.unique(month, year)",
                        "flights.unique(year)",
                        "flights.not_null(year)");
    }

    @Test
    void former_identities_are_kept_in_their_order() throws InvalidYamlException {
        Suite suite = Reading.in(folder).withChecks("""
                - not_null: [year]
                  formerly: ["flights.not_null(yr)", years]
                - not_null: [month]
                  formerly: months
                """);
        assertThat(suite.allChecks())
                .extracting(CheckDeclaration::formerly)
                .containsExactly(List.of("flights.not_null(yr)", "years"), List.of("months"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waivable: 3", "formerly: {}", "formerly: [[a]]", "formerly: []"})
    void the_schema_refuses_what_the_reader_refuses(String key) {
        String suite = Reading.head() + "checks: [{not_null: {table: t, column: a}, " + key + "}]\n";
        assertThat(Schemas.violations(JsonSchema.suites(), suite)).isNotEmpty();
        assertThat(Reading.in(folder).problems(suite)).isNotEmpty();
    }
}
