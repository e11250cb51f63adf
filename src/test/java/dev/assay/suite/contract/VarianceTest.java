package dev.assay.suite.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Variance;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bound of any type says which way it promises, or a change of it would read as unclear. */
@Tag("fast")
class VarianceTest {

    @ParameterizedTest
    @CsvSource({
        "min, LOWER_BOUND",
        "above, LOWER_BOUND",
        "max, UPPER_BOUND",
        "below, UPPER_BOUND",
        "fail_after, UPPER_BOUND",
        "warn_min, WARNING",
        "warn_max, WARNING",
        "warn_after, WARNING",
        "nullable, NULLS",
        "except, ACCEPTED"
    })
    void parameters_of_one_name_vary_alike_in_all_types(String name, Variance variance) {
        assertThat(ServiceLoader.load(CheckType.class).stream()
                        .flatMap(type -> type.get().spec().parameter(name).stream())
                        .map(Parameter::variance))
                .isNotEmpty()
                .containsOnly(variance);
    }
}
