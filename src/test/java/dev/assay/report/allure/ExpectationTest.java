package dev.assay.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.CheckBuilder;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ExpectationTest {

    @Test
    void what_is_expected_is_told_of_what_is_counted() {
        CheckBuilder versions = CheckBuilder.check("history").counts("version");
        assertThat(Expectation.of(
                        versions.measured(Map.of(), Map.of("fail_above", "30%")).build()))
                .isEqualTo("history (at most 30% of the versions may break the rule)");
        assertThat(Expectation.of(
                        versions.measured(Map.of(), Map.of("fail_above", "0")).build()))
                .isEqualTo("history (no version may break the rule)");
    }
}
