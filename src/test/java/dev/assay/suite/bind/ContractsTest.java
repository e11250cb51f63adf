package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Arguments;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Contract;
import dev.assay.suite.Semver;
import dev.assay.suite.Suite;
import dev.assay.suite.schema.JsonSchema;
import dev.assay.suite.schema.Schemas;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table's contract stands for. */
@Tag("fast")
class ContractsTest {

    private static final String CONTRACT = Reading.head() + """
            owner: everybody
            contract: {version: 2.1.0, owner: operations}
            tables:
              flights:
                filter: year = 2013
                exact: true
                columns:
                  tailnum: {type: varchar(6), nullable: true, checks: [not_null]}
                  carrier: {type: [text, varchar], nullable: false}
                  origin: {type: {logical: string}}
                  dest: [not_null]
            """;

    @TempDir
    Path folder;

    @Test
    void it_is_short_for_checks_of_its_own() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(CONTRACT);
        assertThat(suite.allChecks())
                .extracting(CheckDeclaration::key)
                .containsExactly(
                        "flights.columns_exact",
                        "flights.column_type(tailnum)",
                        "flights.column_nullable(tailnum)",
                        "flights.not_null(tailnum)",
                        "flights.column_type(carrier)",
                        "flights.column_nullable(carrier)",
                        "flights.column_type(origin)",
                        "flights.not_null(dest)");
        assertThat(suite.allChecks())
                .extracting(check -> check.location().line())
                .containsExactly(9, 11, 11, 11, 12, 12, 13, 14);
        assertThat(suite.allChecks())
                .extracting(check -> check.info().owner())
                .containsExactly(
                        "operations",
                        "operations",
                        "operations",
                        "everybody",
                        "operations",
                        "operations",
                        "operations",
                        "everybody");
        assertThat(suite.allChecks().get(0).arguments().types("columns").keySet())
                .containsExactly("tailnum", "carrier", "origin", "dest");
        assertThat(suite.allChecks().get(4).arguments())
                .isEqualTo(new Arguments(Map.of("column", "carrier", "type", List.of("text", "varchar"))));
        assertThat(suite.allChecks().get(6).arguments())
                .isEqualTo(new Arguments(Map.of("column", "origin", "logical", "string")));
    }

    @Test
    void the_filter_of_its_table_is_none_of_it() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(CONTRACT);
        assertThat(suite.allChecks())
                .filteredOn(check -> !check.filters().isEmpty())
                .extracting(check -> check.type().spec().name())
                .containsOnly("not_null");
    }

    @Test
    void it_has_a_version() throws InvalidYamlException {
        Contract contract = Reading.in(folder).suite(CONTRACT).contract();
        assertThat(contract).isEqualTo(new Contract(Semver.parse("2.1.0"), "operations"));
    }

    @Test
    void the_schema_knows_it() {
        assertThat(Schemas.violations(JsonSchema.suites(), CONTRACT)).isEmpty();
        assertThat(Schemas.violations(JsonSchema.suites(), CONTRACT.replace("2.1.0", "2.1")))
                .isNotEmpty();
        assertThat(Schemas.violations(JsonSchema.suites(), CONTRACT.replace("exact: true", "exact: often")))
                .isNotEmpty();
        assertThat(Schemas.violations(JsonSchema.suites(), CONTRACT.replace("logical: string", "logical: text")))
                .isNotEmpty();
    }
}
