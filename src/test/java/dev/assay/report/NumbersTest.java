package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "50094, 336776, 14.87 %",
        "0, 10, 0.00 %",
        "10, 10, 100.00 %",
        "1, 336776, 0.0003 %",
        "336775, 336776, 99.9997 %",
        "1, 20000, 0.01 %",
        "1, 3, 33.33 %"
    })
    void a_share_never_rounds_to_nothing_or_to_everything(long failing, long examined, String shown) {
        assertThat(Numbers.rows(CheckBuilder.check("a").rows(failing, examined).build()))
                .endsWith("(" + shown + ")");
    }

    @Test
    void a_share_never_rounds_to_a_limit_that_it_is_not() {
        CheckResult past = CheckBuilder.check("a")
                .measured(Map.of(), Map.of("fail_above", "0.5%", "warn_above", "0.1%"))
                .rows(50_001, 10_000_000)
                .build();
        assertThat(Numbers.rows(past)).isEqualTo("50,001 of 10,000,000 rows (0.50001 %)");
        assertThat(Numbers.share(past)).hasToString("0.0050001");
        assertThat(Numbers.share(
                        CheckBuilder.check("a").rows(9_999_999, 10_000_000).build()))
                .hasToString("0.9999999");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "3214, 3.2 s", "59999, 60.0 s", "725000, 12 min 5 s"})
    void durations_are_read_at_a_glance(long milliseconds, String shown) {
        assertThat(Numbers.duration(milliseconds)).isEqualTo(shown);
    }

    @Test
    void rows_are_told_with_their_share() {
        assertThat(Numbers.rows(CheckBuilder.check("a").rows(50_094, 336_776).build()))
                .isEqualTo("50,094 of 336,776 rows (14.87 %)");
        assertThat(Numbers.rows(
                        CheckBuilder.check("a").counts("version").rows(1, 4).build()))
                .isEqualTo("1 of 4 versions (25.00 %)");
        assertThat(Numbers.rows(CheckBuilder.check("a").rows(0, 0).build())).isNull();
        assertThat(Numbers.rows(CheckBuilder.check("a").build())).isNull();
    }

    @Test
    void a_share_has_six_significant_digits_and_none_where_nothing_was_examined() {
        assertThat(Numbers.share(CheckBuilder.check("a").rows(1, 336_776).build()))
                .hasToString("0.00000296933");
        assertThat(Numbers.share(CheckBuilder.check("a").rows(0, 0).build())).isNull();
    }
}
