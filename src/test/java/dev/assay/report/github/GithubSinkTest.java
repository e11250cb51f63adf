package dev.assay.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.CheckBuilder;
import dev.assay.report.RunnerCommands;
import dev.assay.report.RunnerCommands.Command;
import dev.assay.report.Runs;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class GithubSinkTest {

    @TempDir
    private Path folder;

    private Path step;

    @BeforeEach
    void run() throws IOException {
        step = folder.resolve("step.md");
        Files.createDirectories(Runs.info(folder).folder());
    }

    private List<Command> commands(RunResults run, Map<String, String> environment) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new GithubSink(run.info(), environment, new PrintStream(printed, true, StandardCharsets.UTF_8)).finished(run);
        return RunnerCommands.in(printed.toString(StandardCharsets.UTF_8));
    }

    private String summary() throws IOException {
        return Files.readString(Runs.info(folder).folder().resolve("github-summary.md"));
    }

    private RunResults failing(int failures) {
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            checks.add(CheckBuilder.check("c" + i)
                    .severity(i == failures - 1 ? Severity.BLOCKER : Severity.NORMAL)
                    .rows(i + 1, 10_000)
                    .ended(Status.FAILED, FailureCode.RULE_VIOLATED, "It is broken " + "\u00fc".repeat(300))
                    .build());
        }
        return RunResults.of(Runs.info(folder), Runs.info(folder).startedAt(), checks)
                .build();
    }

    @Test
    void the_worst_ten_errors_are_annotated_the_very_worst_first() throws IOException {
        List<Command> commands = commands(failing(30), Map.of());
        assertThat(commands).hasSize(10).allMatch(command -> command.name().equals("error"));
        assertThat(commands.get(0).text("title")).isEqualTo("BLOCKER flights: c29");
        assertThat(commands.get(1).text("title")).isEqualTo("NORMAL flights: c28");
    }

    @Test
    void errors_in_suites_come_first_and_checks_that_share_a_cause_share_an_annotation() throws IOException {
        List<Command> commands = commands(
                Runs.faulty(folder),
                Map.of("GITHUB_WORKSPACE", Path.of("").toAbsolutePath().toString()));
        assertThat(commands.get(0).text("title")).isEqualTo("Suite not read: suites/torn.yaml");
        assertThat(commands.get(0).text("file")).isEqualTo("suites/torn.yaml");
        assertThat(commands.get(0).number("line")).isEqualTo(7);
        assertThat(commands.get(0).data()).contains("unknown key where; use filter\n    where: a > 1");
        assertThat(commands.get(1).text("title")).startsWith("BLOCKER customers: Names are <script>");
        assertThat(commands.get(2).text("title")).isEqualTo("CRITICAL flights: Every tail number is a known plane");
        assertThat(commands)
                .extracting(command -> command.text("title"))
                .contains("NOT CHECKED lines: Every line has a c1 and 5 other checks");
        assertThat(commands.stream().filter(one -> one.name().equals("warning")))
                .hasSize(2);
        assertThat(commands.stream().filter(one -> one.name().equals("notice"))).hasSize(1);
    }

    @Test
    void a_suite_outside_the_workspace_has_an_annotation_without_a_place() throws IOException {
        List<Command> commands = commands(failing(1), Map.of("GITHUB_WORKSPACE", "/elsewhere"));
        assertThat(commands.get(0).properties()).containsOnlyKeys("title");
    }

    @Test
    void the_summary_says_first_whether_the_data_can_be_used_and_folds_the_rest() throws IOException {
        commands(Runs.faulty(folder), Map.of());
        assertThat(summary())
                .startsWith(
                        "## Data quality: DO NOT USE\n\n**34 checks\\: 9 passed, 2 warned, 1 waived, 12 failed, 8 broken, 1"
                                + " skipped, 1 not run**\n")
                .contains("### 1 error in the suites: the checks there did not run\n\n- suites\\/torn\\.yaml\\:7\\:5")
                .contains("### Fix first\n\n1. **BLOCKER** customers: Names are \\<script\\>")
                .contains("Do: Ask fleet management for the missing registrations. Owner: data\\-engineering.")
                .contains("<details><summary>12 failed checks</summary>")
                .contains("<details><summary>9 checks without a current result</summary>")
                .contains("<details><summary>2 warnings</summary>")
                .contains("<details><summary>1 accepted failure</summary>");
        commands(Runs.green(folder), Map.of());
        assertThat(summary()).startsWith("## Data quality: USABLE\n").doesNotContain("Fix first");
    }

    @Test
    void the_summary_names_what_changed_since_the_run_before() throws IOException {
        RunResults run = failing(2);
        commands(
                RunResults.of(run.info(), run.finishedAt(), run.checks())
                        .standings(List.of(
                                standing(run.checks().get(0), CheckStanding.Change.FIXED),
                                standing(run.checks().get(1), CheckStanding.Change.NEW)))
                        .removed(List.of(
                                standing(CheckBuilder.check("gone").build(), CheckStanding.Change.STILL_FAILING)))
                        .build(),
                Map.of());
        assertThat(summary())
                .containsPattern("\nSince 2\\d Nov [0-9\\\\:]+ 1 new, 1 fixed, 1 removed while failing\n")
                .contains("\n- New: flights: c1 (suites\\/flights\\.yaml\\:12)\n")
                .contains("\n- Fixed: flights: c0 (")
                .contains("\n- Removed while failing: flights: gone (");
    }

    private static CheckStanding standing(CheckResult result, CheckStanding.Change change) {
        Instant now = Runs.info(Path.of("/reports")).startedAt();
        return CheckStanding.of(result, "now", now)
                .change(change)
                .past(List.of(
                        PastResult.of("before", now.minus(Duration.ofDays(1)), Status.PASSED)
                                .build(),
                        PastResult.of("now", now, Status.FAILED).build()))
                .build();
    }

    @Test
    void the_step_gets_no_more_than_github_takes_and_what_it_wrote_before_stays() throws IOException {
        String before = "x".repeat(300_000);
        Files.writeString(step, before);
        commands(failing(1_500), Map.of("GITHUB_STEP_SUMMARY", step.toString()));
        assertThat(Files.size(step)).isBetween(GithubSink.MOST_BYTES - 2_000, GithubSink.MOST_BYTES);
        assertThat(Files.readString(step))
                .startsWith(before + "\n\n## Data quality")
                .containsPattern(
                        "There is no room for [0-9,]+ more lines; results\\.json has them\\.\n\n</details>\n$");
        commands(failing(5), Map.of("GITHUB_STEP_SUMMARY", step.toString()));
        assertThat(Files.size(step)).isLessThanOrEqualTo(GithubSink.MOST_BYTES);
    }

    @Test
    void only_addresses_of_the_web_become_links() {
        assertThat(Markdown.link("https://a.example/x?y=1&amp;lt;z"))
                .contains("[a\\.example](<https://a.example/x?y=1&amp;amp;lt;z>)");
        assertThat(Markdown.link("javascript:alert(1)")).isEmpty();
        assertThat(Markdown.link("https://a.example/)](x")).isEmpty();
    }
}
