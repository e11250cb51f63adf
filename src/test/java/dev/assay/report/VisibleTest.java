package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class VisibleTest {

    @Test
    void what_a_terminal_obeys_or_nobody_sees_is_written_out() {
        assertThat(Visible.line("a\u001b]0;title\u0007b")).isEqualTo("a\\u{1b}]0;title\\u{7}b");
        assertThat(Visible.line("c1 \u009b31m")).isEqualTo("c1 \\u{9b}31m");
        assertThat(Visible.line("turned \u202e around")).isEqualTo("turned \\u{202e} around");
        assertThat(Visible.line("two\r\nlines\tand a tab")).isEqualTo("two\\r\\nlines\\tand a tab");
        assertThat(Visible.line("half \ud83d")).isEqualTo("half \\u{d83d}");
    }

    @Test
    void other_letters_and_signs_stay() {
        assertThat(Visible.line("\u00fc \u00df \u6771\u4eac \ud83d\ude80 <&>"))
                .isEqualTo("\u00fc \u00df \u6771\u4eac \ud83d\ude80 <&>");
    }

    @Test
    void null_differs_from_nothing() {
        assertThat(Visible.line(null)).isEqualTo("(null)");
        assertThat(Visible.line("")).isEmpty();
    }

    @Test
    void lines_stay_where_they_are_wanted() {
        assertThat(Visible.lines("a\r\n  b\u001b")).isEqualTo("a\n  b\\u{1b}");
    }

    @Test
    void a_cut_counts_characters_and_not_halves_of_them() {
        assertThat(Visible.cut("\ud83d\ude80".repeat(5), 5)).isEqualTo("\ud83d\ude80".repeat(5));
        assertThat(Visible.cut("\ud83d\ude80".repeat(6), 5)).isEqualTo("\ud83d\ude80".repeat(2) + "...");
    }
}
