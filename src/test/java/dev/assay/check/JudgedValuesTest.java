package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each type that judges a value says which number that is, so that it can be tracked from run to run. */
@Tag("fast")
class JudgedValuesTest {

    @Test
    void each_type_that_judges_a_value_says_which_number_it_is() {
        List<Spec> specs = ServiceLoader.load(CheckType.class).stream()
                .map(provider -> provider.get().spec())
                .filter(spec -> spec.judged() == Spec.VerdictBasis.VALUE)
                .filter(spec -> spec.getClass().getName().startsWith("dev.assay"))
                .toList();
        assertThat(specs).hasSizeGreaterThan(15);
        assertThat(specs.stream().filter(spec -> spec.measure() == null))
                .extracting(Spec::name)
                .containsOnly("most_common_value"); // it judges no number
        assertThat(specs.stream().filter(spec -> !spec.isStatistic()))
                .as("may be a value of a row")
                .extracting(Spec::name)
                .containsOnly("max", "min", "median", "quantile", "metric_sql", "most_common_value");
    }
}
