package dev.assay.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.JunitReaders;
import dev.assay.report.JunitReaders.Seen;
import dev.assay.report.Runs;
import dev.assay.report.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What CI servers show of our JUnit XML; docs/ci.md has it in words. */
@Tag("fast")
class JunitReadersTest {

    private static final String XML = JunitXml.render(Runs.faulty(Path.of("/reports")), Workspace.of(Map.of()));
    private static final String TAILNUM = "Every tail number is a known plane";
    private static final String MESSAGE =
            "50,094 of 336,776 rows have a tailnum that planes does not have (14.87 %), at most 0 allowed";

    private static Seen one(List<Seen> all, String title) {
        return all.stream()
                .filter(seen -> seen.title().contains(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void gitlab_shows_the_message_and_then_what_helps_and_links_the_suite() {
        Seen seen = one(JunitReaders.gitlab(XML), TAILNUM);
        assertThat(seen.group()).isEqualTo("suites.flights.flights");
        assertThat(seen.state()).isEqualTo("failed");
        assertThat(seen.place()).isEqualTo("suites/flights.yaml");
        assertThat(seen.shown()).singleElement().asString().startsWith(MESSAGE).contains("Owner: data-engineering");
        assertThat(one(JunitReaders.gitlab(XML), "Wind speed").shown())
                .containsExactly("Switched off by enabled: false");
    }

    @Test
    void jenkins_groups_by_suite_and_table_and_shows_warnings_as_output() {
        Seen seen = one(JunitReaders.jenkins(XML), TAILNUM);
        assertThat(seen.group()).isEqualTo("suites.flights");
        assertThat(seen.title()).isEqualTo("flights " + TAILNUM);
        assertThat(seen.shown().get(0)).isEqualTo(MESSAGE);
        Seen warned = one(JunitReaders.jenkins(XML), "Every row has an air_time");
        assertThat(warned.state()).isEqualTo("passed");
        assertThat(warned.shown()).singleElement().asString().startsWith("Warning: 9,430 of 336,776 rows");
        Seen waived = one(JunitReaders.jenkins(XML), "Every hour has a gust");
        assertThat(waived.state()).isEqualTo("passed");
        assertThat(waived.shown()).singleElement().asString().startsWith("Waived: 24 of 26,115 rows");
        assertThat(one(JunitReaders.jenkins(XML), "Wind speed").shown())
                .containsExactly("Switched off by enabled: false");
    }

    @Test
    void the_actions_of_github_annotate_the_line_with_the_message() {
        assertThat(one(JunitReaders.mikepenz(XML), TAILNUM).place()).isEqualTo("suites/flights.yaml:12");
        assertThat(one(JunitReaders.mikepenz(XML), TAILNUM).shown().get(0)).isEqualTo(MESSAGE);
        assertThat(one(JunitReaders.enrico(XML), TAILNUM).place()).isEqualTo("suites/flights.yaml:12");
        assertThat(one(JunitReaders.enrico(XML), TAILNUM).shown())
                .singleElement()
                .asString()
                .startsWith(MESSAGE);
        assertThat(one(JunitReaders.dorny(XML), TAILNUM).shown().get(0)).isEqualTo("RULE_VIOLATED: " + MESSAGE);
        assertThat(one(JunitReaders.mikepenz(XML), "suites/torn.yaml").place()).isEqualTo("suites/torn.yaml:7");
    }

    @Test
    void every_reader_meets_every_check_that_went_wrong() {
        assertThat(JunitReaders.gitlab(XML)).hasSize(34);
        assertThat(JunitReaders.jenkins(XML)).hasSize(34);
        assertThat(JunitReaders.mikepenz(XML)).hasSize(20);
        assertThat(JunitReaders.enrico(XML)).hasSize(20);
        assertThat(JunitReaders.dorny(XML)).hasSize(20);
        assertThat(JunitReaders.gitlab(XML).stream().map(seen -> seen.group() + "#" + seen.title()))
                .doesNotHaveDuplicates();
    }
}
