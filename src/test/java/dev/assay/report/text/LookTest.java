package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines are as wide as the terminal. */
@Tag("fast")
class LookTest {

    private static final String TEXT =
            "412 of 12,480 rows lack a customer, which is more than the none that are allowed.";

    @Test
    void text_breaks_at_blanks_and_keeps_its_indent() {
        assertThat(new Look(false, 40, false).lines("     ", TEXT))
                .containsExactly(
                        "     412 of 12,480 rows lack a customer,",
                        "     which is more than the none that",
                        "     are allowed.");
    }

    @Test
    void a_long_word_stays_whole() {
        String id = "suites/shop/a-very-long-name-of-a-folder/orders.yaml#orders.unique";
        assertThat(new Look(false, 40, false).lines("  ", "see " + id)).containsExactly("  see", "  " + id);
    }

    @Test
    void without_a_width_lines_stay_as_they_are() {
        assertThat(Look.PLAIN.lines("  ", TEXT + "\n\n" + TEXT)).containsExactly("  " + TEXT, "", "  " + TEXT);
    }
}
