package dev.assay.report.allure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against the program of the generator that the build names. A new version that says something else fails here. */
@Tag("fast")
class PageWordsTest {

    private static String program() throws IOException {
        try (InputStream in = Objects.requireNonNull(PageWordsTest.class.getResourceAsStream("/app.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_program_has_every_text_and_the_page_says_ours() throws IOException {
        String ours = PageWords.in(program());
        for (String text :
                List.of("\"unknown\":\"Tolerated\"", "\"testResults\":\"check\"", "sorter:\"sorter.order\"}")) {
            assertThat(ours.contains(text)).as(text).isTrue();
        }
        for (String text : List.of("\"skipped\":\"Skipped\",\"unknown\"", "test case\"", "\"retries\",\"testResult")) {
            assertThat(ours.contains(text)).as(text).isFalse();
        }
    }

    @Test
    void another_program_is_refused() throws IOException {
        String other = program().replace("Math.floor(100*", "Math.round(100*");
        assertThatThrownBy(() -> PageWords.in(other))
                .hasMessageContaining("this version of allure-generator is not known");
    }
}
