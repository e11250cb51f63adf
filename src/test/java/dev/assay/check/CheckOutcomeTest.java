package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.plan.ask.ExaminedCount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A type that miscounts must not turn a check green: below every threshold is every negative number. */
@Tag("fast")
class CheckOutcomeTest {

    @Test
    void what_is_counted_is_never_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckOutcome.Deviations(-5, "Less than nothing differs."));
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckOutcome.Found(-1, List.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckOutcome.Rows(-1, ExaminedCount.of(3), "have no a", List.of(), Map.of()));
    }
}
