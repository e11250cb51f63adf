package dev.assay.report.allure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.report.AllureIds;
import dev.assay.report.CheckBuilder;
import dev.assay.report.Runs;
import dev.assay.report.allure.AllureSinkFactory;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.PastResult;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import io.qameta.allure.ConfigurationBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page reads, made of the results of a run. */
@Tag("fast")
class PageDataTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_BYTES_A_CHECK = 3_400;

    @TempDir
    Path reports;

    private Path folder = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(Runs.info(reports).folder());
    }

    private ResultsFolder read() throws IOException {
        return ResultsFolder.read(ConfigurationBuilder.empty().build(), folder.resolve("allure-results"));
    }

    private Map<String, String> data(RunResults run) throws IOException {
        new AllureSinkFactory().open(run.info()).finished(run);
        PageStorage storage = new PageStorage();
        new PageData(read(), storage).addAll();
        return storage.getReportDataFiles();
    }

    private static JsonNode json(Map<String, String> data, String name) {
        byte[] bytes = Base64.getDecoder().decode(Objects.requireNonNull(data.get(name), name));
        return MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> names(JsonNode nodes) {
        return nodes.valueStream().map(node -> node.get("name").asString()).toList();
    }

    /** Each check failed two runs ago, and passed in the last. */
    private RunResults withHistory(RunResults run) {
        List<CheckStanding> standings = new ArrayList<>();
        for (CheckResult result : run.checks()) {
            List<PastResult> past = new ArrayList<>();
            past.add(past(run, "first", 2, Status.FAILED));
            past.add(past(run, "second", 1, Status.PASSED));
            past.add(past(run, run.info().runId(), 0, result.status()));
            standings.add(
                    CheckStanding.of(result, run.info().runId(), run.info().asOf())
                            .change(result.status() == Status.FAILED ? CheckStanding.Change.NEW : null)
                            .past(past)
                            .build());
        }
        return RunResults.of(run.info(), run.finishedAt(), run.checks())
                .errors(run.errors())
                .standings(standings)
                .build();
    }

    private static PastResult past(RunResults run, String id, int daysAgo, Status status) {
        return PastResult.of(id, run.info().asOf().minus(Duration.ofDays(daysAgo)), status)
                .build();
    }

    @Test
    void the_worst_comes_first_by_category_and_by_table() throws IOException {
        Map<String, String> data = data(Runs.faulty(reports));
        assertThat(names(json(data, "widgets/categories.json").get("items")))
                .startsWith("Do not use: critical checks failed", "The data breaks a rule", "The data is stale")
                .contains("Could not be checked: the database does not answer");
        JsonNode categories = json(data, "data/categories.json").get("children");
        assertThat(names(categories))
                .containsSequence("Warning: tolerated, but worth a look", "Waived: known, and accepted until a date")
                .endsWith("Switched off");
        assertThat(names(categories.get(0).get("children")))
                .containsExactly(
                        "customers: Names are <script>alert('name')</script> harmless & \"quoted\"",
                        "flights: Every tail number is a known plane");
        JsonNode domains = json(data, "data/suites.json").get("children");
        assertThat(names(domains)).startsWith("Shop <b>\u00dcbersicht</b>").hasSize(3);
        assertThat(names(table(domains.get(1), "planes"))).startsWith("Every plane has a c6");
        assertThat(names(table(domains.get(1), "flights")))
                .startsWith(
                        "Every tail number is a known plane", "Every row has an air_time", "Every row has a carrier");
    }

    private static JsonNode table(JsonNode domain, String name) {
        return domain.get("children")
                .valueStream()
                .filter(table -> table.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("children");
    }

    @Test
    void warned_and_waived_are_told_apart_from_passed_and_the_rate_is_the_run_s() throws IOException {
        RunResults run = Runs.faulty(reports);
        JsonNode statistic = json(data(run), "widgets/summary.json").get("statistic");
        assertThat(statistic.get("unknown").asInt()).isEqualTo(3);
        BigDecimal rate = BigDecimal.valueOf(100 * statistic.get("passed").asLong())
                .divide(BigDecimal.valueOf(statistic.get("total").asLong()), 2, RoundingMode.DOWN);
        assertThat(rate).isEqualByComparingTo(Objects.requireNonNull(run.passedPercent()));
    }

    @Test
    void a_result_stands_at_its_lasting_address_and_says_its_message_once() throws IOException {
        RunResults run = Runs.faulty(reports);
        Map<String, String> data = data(run);
        for (CheckResult result : run.checks()) {
            String uid = AllureIds.link(result.check()).replace("allure/index.html#testresult/", "");
            JsonNode found = json(data, "data/test-cases/" + uid + ".json");
            assertThat(found.get("name").asString())
                    .endsWith(result.check().info().name());
            String message =
                    MAPPER.writeValueAsString(found.get("statusMessage").asString());
            assertThat((found + " ").split(Pattern.quote(message), -1))
                    .as(message)
                    .hasSize(2);
            assertThat(found.has("statusTrace") || found.has("description")).isFalse();
        }
    }

    @Test
    void the_history_of_a_check_and_of_the_run_is_ours() throws IOException {
        RunResults run = withHistory(Runs.faulty(reports));
        Map<String, String> data = data(run);
        JsonNode trend = json(data, "widgets/history-trend.json");
        assertThat(trend.valueStream().map(point -> point.get("data").toString()))
                .containsExactly(
                        "{\"broken\":8,\"failed\":12,\"passed\":9,\"skipped\":2,\"unknown\":3}",
                        "{\"passed\":33}",
                        "{\"failed\":33}");
        assertThat(trend.get(0).has("reportUrl")).isFalse();
        assertThat(json(data, "widgets/categories-trend.json")
                        .get(2)
                        .get("data")
                        .toString())
                .isEqualTo("{\"Do not use: critical checks failed\":2,\"The data fails in another way\":31}");
        JsonNode failed = check(data, run, Status.FAILED);
        assertThat(failed.get("newFailed").asBoolean()).isTrue();
        assertThat(failed.at("/extra/history/statistic").toString()).contains("\"passed\":1", "\"total\":3");
        assertThat(failed.at("/extra/history/items")
                        .valueStream()
                        .map(item -> item.get("status").asString()))
                .containsExactly("passed", "failed");
        assertThat(json(data, "data/test-cases/" + uid(run, Status.WARNED) + ".json")
                        .get("status")
                        .asString())
                .isEqualTo("unknown");
    }

    @Test
    void a_run_of_a_part_makes_no_dent_in_the_trend() throws IOException {
        RunResults whole = withHistory(Runs.green(reports));
        CheckStanding left = whole.standings().get(0).toBuilder().carried(true).build();
        List<CheckStanding> standings = new ArrayList<>(whole.standings().subList(1, 3));
        standings.add(left);
        RunResults part = RunResults.of(
                        whole.info(), whole.finishedAt(), whole.checks().subList(1, 3))
                .standings(standings)
                .build();
        assertThat(json(data(part), "widgets/history-trend.json")
                        .valueStream()
                        .map(point -> point.get("data").toString()))
                .containsExactly("{\"passed\":3}", "{\"passed\":3}", "{\"failed\":3}");
    }

    @Test
    void a_result_that_cannot_be_read_makes_no_page() throws IOException {
        RunResults run = Runs.green(reports);
        data(run);
        try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
            Path torn = files.filter(file -> file.toString().endsWith("-result.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(torn, "{");
        }
        assertThatThrownBy(this::read).hasMessage("2 of 3 results could be read");
    }

    @Test
    void a_check_that_passed_takes_little_and_has_no_attachment() throws IOException {
        RunResults green = Runs.green(reports);
        List<CheckResult> many = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> CheckBuilder.check("flights.not_null.column_" + i)
                        .name("Every row has a column_" + i)
                        .build())
                .toList();
        Map<String, String> data = data(withHistory(
                RunResults.of(green.info(), green.finishedAt(), many).build()));
        assertThat(data.keySet()).noneMatch(name -> name.startsWith("data/attachments/"));
        assertThat(data.values().stream().mapToInt(String::length).sum()).isLessThan(300 * MOST_BYTES_A_CHECK);
    }

    private static JsonNode check(Map<String, String> data, RunResults run, Status status) {
        return json(data, "data/test-cases/" + uid(run, status) + ".json");
    }

    private static String uid(RunResults run, Status status) {
        Optional<CheckResult> first = run.checks().stream()
                .filter(result -> result.status() == status)
                .findFirst();
        return AllureIds.uid(AllureIds.history(first.orElseThrow().check()));
    }
}
