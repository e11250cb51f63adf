package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.plan.ask.Examined;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A type that miscounts must not turn a check green: below every threshold is every negative number. */
class FindingTest {

    @Test
    void what_is_counted_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding.Deviations(-5, "Less than nothing differs."));
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding.Found(-1, List.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding.Rows(-1, Examined.of(3), "have no a", List.of(), Map.of()));
    }
}
