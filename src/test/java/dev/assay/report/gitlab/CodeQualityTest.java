package dev.assay.report.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.CheckBuilder;
import dev.assay.report.Runs;
import dev.assay.report.Workspace;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("fast")
class CodeQualityTest {

    private static final Path REPORTS = Path.of("/reports");

    private static List<JsonNode> entries(RunResults run) {
        String text = CodeQuality.render(run, Workspace.of(Map.of()));
        return JsonMapper.shared().readTree(text).valueStream().toList();
    }

    private static RunResults of(CheckResult... checks) {
        return RunResults.of(Runs.info(REPORTS), Runs.info(REPORTS).startedAt(), List.of(checks))
                .build();
    }

    private static CheckBuilder failed(String key) {
        return CheckBuilder.check(key).ended(Status.FAILED, FailureCode.RULE_VIOLATED, "4 of 40 rows break the rule");
    }

    @Test
    void a_run_in_which_all_passed_has_no_entry() {
        assertThat(entries(Runs.green(REPORTS))).isEmpty();
    }

    @Test
    void what_fails_what_warns_what_is_waived_and_what_could_not_be_read_has_one_each() {
        List<JsonNode> entries = entries(Runs.faulty(REPORTS));
        assertThat(entries).hasSize(1 + 12 + 7 + 2 + 1);
        assertThat(entries)
                .extracting(entry -> entry.path("fingerprint").asString())
                .doesNotHaveDuplicates();
        assertThat(entries.get(0).toString())
                .contains("\"path\":\"suites/torn.yaml\",\"lines\":{\"begin\":7}", "unknown key where", "blocker");
        assertThat(entries)
                .extracting(entry -> entry.path("description").asString())
                .contains(
                        "flights: Every tail number is a known plane: 50,094 of 336,776 rows have a tailnum that planes does not have"
                                + " (14.87 %), at most 0 allowed");
    }

    @Test
    void severity_is_ours_in_the_words_of_gitlab_and_a_warning_is_minor() {
        List<String> found = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            found.add(entries(of(failed("a").severity(severity).build()))
                    .get(0)
                    .path("severity")
                    .asString());
        }
        assertThat(found).containsExactly("blocker", "critical", "major", "minor", "info");
        assertThat(entries(of(CheckBuilder.check("a")
                                .severity(Severity.BLOCKER)
                                .ended(Status.WARNED, FailureCode.RULE_VIOLATED, "some")
                                .build()))
                        .get(0)
                        .path("severity")
                        .asString())
                .isEqualTo("minor");
    }

    @Test
    void a_check_keeps_its_fingerprint_whatever_it_finds_and_whatever_it_is_called() {
        String before = fingerprint(failed("old").build());
        assertThat(fingerprint(CheckBuilder.check("old")
                        .ended(Status.WARNED, FailureCode.RULE_VIOLATED, "other")
                        .build()))
                .isEqualTo(before);
        assertThat(fingerprint(failed("new").formerly("suites/flights.yaml#old").build()))
                .isEqualTo(before);
        assertThat(fingerprint(failed("other").build())).isNotEqualTo(before);
    }

    private static String fingerprint(CheckResult check) {
        return entries(of(check)).get(0).path("fingerprint").asString();
    }
}
