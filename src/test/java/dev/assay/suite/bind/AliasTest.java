package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class AliasTest {

    @TempDir
    Path folder;

    @Test
    void anAliasStandsForListsMappingsAndText() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(Reading.head() + """
                        owner: &owner data
                        tables:
                          flights:
                            columns:
                              carrier: &filled
                                - not_null: &share {}
                                  owner: *owner
                              origin: *filled
                        """);
        assertThat(suite.allChecks())
                .extracting(CheckDeclaration::key)
                .containsExactly("flights.not_null(carrier)", "flights.not_null(origin)");
        assertThat(suite.allChecks()).extracting(check -> check.info().owner()).containsOnly("data");
    }

    @Test
    void aMergedMappingYieldsToKeysOfItsOwn() throws InvalidYamlException {
        Suite suite = Reading.in(folder).withChecks("""
                        - &first
                          not_null: [carrier]
                          why: Because
                          fail_above: 1
                        - <<: *first
                          not_null: [origin]
                          fail_above: 2
                        - <<: [{fail_above: 3, not_null: [dest]}, *first]
                        """);
        assertThat(suite.allChecks())
                .extracting(check -> check.key() + " " + check.info().why() + " "
                        + check.thresholds().failAbove())
                .containsExactly(
                        "flights.not_null(carrier) Because 1",
                        "flights.not_null(origin) Because 2",
                        "flights.not_null(dest) Because 3");
    }

    @Test
    void zeroTenIsTenAndYesIsText() throws InvalidYamlException {
        CheckDeclaration check = Reading.in(folder)
                .withChecks("- accepted_values: {column: a, values: [010, yes, 0x1F, \"5\", 1.50, 1_000, null1]}")
                .allChecks()
                .get(0);
        assertThat(check.arguments().scalars("values").stream()
                        .map(v -> v.getClass().getSimpleName() + v))
                .containsExactly(
                        "BigDecimal10",
                        "Stringyes",
                        "String0x1F",
                        "String5",
                        "BigDecimal1.50",
                        "String1_000",
                        "Stringnull1");
    }
}
