package dev.assay.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.AllureIds;
import dev.assay.report.CheckBuilder;
import dev.assay.report.Runs;
import dev.assay.result.CheckResult;
import dev.assay.result.Evaluation;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("fast")
class AllureResultsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private List<JsonNode> results = List.of();

    @BeforeEach
    void write() throws IOException {
        AllureResults.write(Runs.faulty(folder), folder);
        results = read(folder);
    }

    private static List<JsonNode> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(file -> MAPPER.readTree(file.toFile()))
                    .toList();
        }
    }

    @Test
    void each_check_and_each_unreadable_suite_is_a_result_with_a_history_of_its_own() {
        assertThat(results).hasSize(34);
        assertThat(results).extracting(node -> text(node, "historyId")).doesNotHaveDuplicates();
        assertThat(results).extracting(node -> text(node, "uuid")).doesNotHaveDuplicates();
        assertThat(text(find("suites/torn.yaml has an error"), "status")).isEqualTo("broken");
    }

    @Test
    void ids_come_from_the_check_s_identity_and_not_from_its_title() {
        JsonNode result = find("Every tail number is a known plane");
        assertThat(text(result, "fullName")).isEqualTo("suites/flights.yaml#flights.references.tailnum");
        assertThat(text(result, "testCaseId"))
                .isEqualTo(AllureIds.of("suites/flights.yaml#flights.references.tailnum"));
    }

    @Test
    void each_environment_has_a_history_of_its_own(@TempDir Path own) throws IOException {
        List<CheckResult> checks = Stream.of("staging", "test")
                .map(environment ->
                        CheckBuilder.check("id").contract("2.1.0", environment).build())
                .toList();
        RunResults green = Runs.green(own);
        AllureResults.write(
                RunResults.of(green.info(), green.finishedAt(), checks).build(), own);
        results = read(own);
        assertThat(results).extracting(node -> text(node, "historyId")).doesNotHaveDuplicates();
        assertThat(results)
                .extracting(node -> node.at("/parameters/0/value").asString()
                        + " in "
                        + node.at("/parameters/1/value").asString())
                .containsExactlyInAnyOrder("flights in staging", "flights in test");
        assertThat(results)
                .extracting(AllureResultsTest::labels)
                .allSatisfy(labels -> assertThat(labels)
                        .containsAnyOf("env=staging", "env=test")
                        .contains("host=flights"));
        assertThat(results)
                .allSatisfy(node -> assertThat(text(node, "descriptionHtml")).contains("contract version 2.1.0"));
    }

    @Test
    void a_failure_has_labels_a_sentence_without_a_code_and_the_time_of_its_scan() {
        JsonNode result = find("Every tail number is a known plane");
        assertThat(text(result, "status")).isEqualTo("failed");
        assertThat(result.at("/statusDetails/message").asString()).startsWith("50,094 of");
        assertThat(result.at("/statusDetails/trace").asString()).isEqualTo("critical RULE_VIOLATED");
        assertThat(result.get("stop").asLong() - result.get("start").asLong()).isEqualTo(900);
        assertThat(labels(result))
                .contains("epic=Operations", "parentSuite=Operations", "feature=flights", "suite=flights")
                .contains("story=Consistency", "subSuite=Consistency", "owner=data-engineering", "severity=critical")
                .contains("tag=nightly", "layer=data", "framework=assay", "language=sql", "host=flights", "thread=s2");
        assertThat(result.get("links")).hasSize(1);
    }

    @Test
    void its_steps_say_what_was_expected_what_was_found_and_how() throws IOException {
        JsonNode steps = find("Every tail number is a known plane").get("steps");
        assertThat(steps).hasSize(3);
        assertThat(text(steps.get(0), "name"))
                .isEqualTo("Expected: Every tail number is a known plane (no row may break the rule)");
        assertThat(text(steps.get(1), "name")).isEqualTo("Found");
        JsonNode sample = steps.get(1).at("/attachments/0");
        assertThat(text(sample, "name")).isEqualTo("Failing rows (first 10)");
        assertThat(text(sample, "type")).isEqualTo("text/csv");
        JsonNode sql = steps.get(2).at("/attachments/0");
        assertThat(text(sql, "type")).isEqualTo("text/plain");
        assertThat(text(sql, "source")).endsWith(".sql");
        assertThat(folder.resolve(text(sql, "source"))).hasContent(Runs.SQL);
        assertThat(Files.readString(folder.resolve(text(sample, "source"))))
                .startsWith("year,month,day,flight,tailnum\r\n2013,1,1,301,N3AL1A\r\n");
    }

    @Test
    void values_are_quoted_as_csv_and_null_differs_from_empty() throws IOException {
        JsonNode sample = find("Names are <script>alert('name')</script> harmless & \"quoted\"")
                .at("/steps/1/attachments/0/source");
        assertThat(Files.readString(folder.resolve(sample.asString())))
                .contains("1,<script>alert('value')</script>,\"\"\r\n")
                .contains("2,\"M\u00fcller, \"\"J\u00f6rg\"\"\",(null)\r\n");
    }

    @Test
    void no_markup_of_a_suite_reaches_the_description() {
        JsonNode result = find("Names are <script>alert('name')</script> harmless & \"quoted\"");
        assertThat(text(result, "descriptionHtml"))
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img");
        assertThat(result.has("description")).isFalse();
    }

    @Test
    void each_status_has_its_place() {
        assertThat(text(find("Every row has a carrier"), "status")).isEqualTo("passed");
        JsonNode warned = find("Every row has an air_time");
        assertThat(warned.path("status").isMissingNode())
                .as("unknown, for Allure")
                .isTrue();
        assertThat(warned.at("/statusDetails/message").asString()).startsWith("9,430");
        assertThat(labels(warned)).contains("tag=warned");
        assertThat(warned.at("/steps/0/name").asString())
                .endsWith("(at most 5% of the rows may break the rule; a warning above 1% of the rows)");
        assertThat(text(find("Airports are unique"), "status")).isEqualTo("broken");
        assertThat(text(find("Wind speed is possible"), "status")).isEqualTo("skipped");
        JsonNode late = find("Weather has a row an hour");
        assertThat(text(late, "status")).isEqualTo("skipped");
        assertThat(labels(late)).contains("tag=not run");
    }

    @Test
    void a_waived_check_does_not_just_pass_and_says_who_answers_for_it() {
        JsonNode waived = find("Every hour has a gust");
        assertThat(waived.path("status").isMissingNode())
                .as("unknown, for Allure")
                .isTrue();
        assertThat(waived.at("/statusDetails/message").asString()).startsWith("24 of 26,115");
        assertThat(labels(waived)).contains("tag=waived").doesNotContain("tag=warned");
        assertThat(text(waived, "descriptionHtml"))
                .contains("<strong>Waiver</strong><br>Accepts at most 24 rows until 2027-01-31.")
                .contains(
                        "<br>Reason: Known at source<br>Owner: data-engineering<br>Approved by: head of data<br>Ticket: DQ-17");
        JsonNode other = find("Weather is an hour old at most");
        assertThat(text(other, "descriptionHtml")).contains("Accepts any failure until 2027-01-31.");
        assertThat(labels(other)).doesNotContain("tag=waived");
    }

    @Test
    void history_goes_on_under_the_oldest_identity() {
        JsonNode renamed = find("Every hour has a gust");
        assertThat(text(renamed, "fullName")).isEqualTo("suites/flights.yaml#weather.not_null.wind_gust");
        assertThat(text(renamed, "testCaseId")).isEqualTo(AllureIds.of("suites/flights.yaml#gusts"));
        assertThat(text(renamed, "historyId")).isEqualTo(AllureIds.of("suites/flights.yaml#gusts@flights"));
    }

    @Test
    void each_result_that_did_not_just_pass_falls_into_one_category() {
        JsonNode categories = MAPPER.readTree(folder.resolve("categories.json").toFile());
        for (JsonNode result : results) {
            String status = result.path("status").asString("unknown");
            String trace = result.at("/statusDetails/trace").asString();
            List<String> matching = categories
                    .valueStream()
                    .filter(one -> text(one.get("matchedStatuses"), 0).equals(status)
                            && trace.matches(text(one, "traceRegex")))
                    .map(one -> text(one, "name"))
                    .toList();
            assertThat(matching).as(status + " " + trace).hasSize(status.equals("passed") ? 0 : 1);
        }
        assertThat(text(categories.get(0), "name")).isEqualTo("Do not use: critical checks failed");
    }

    @Test
    void the_message_stands_once_and_no_code_is_in_it() throws IOException {
        for (JsonNode result : results) {
            String message = result.at("/statusDetails/message").asString();
            assertThat(message).doesNotStartWith("[");
            assertThat(result.toString().split(Pattern.quote(MAPPER.writeValueAsString(message)), -1))
                    .as(message)
                    .hasSize(2);
            assertThat(text(result, "descriptionHtml")).doesNotContain(message);
        }
    }

    @Test
    void a_check_that_passed_has_its_sql_in_the_description_and_no_attachment() {
        JsonNode passed = find("Every row has a carrier");
        assertThat(passed.toString()).doesNotContain("\"source\"");
        assertThat(text(passed, "descriptionHtml")).contains("<pre>SELECT COUNT(*) AS examined,");
    }

    @Test
    void a_long_statement_of_a_check_that_passed_is_left_to_the_results(@TempDir Path own) throws IOException {
        CheckResult passed = CheckBuilder.check("id").build();
        CheckResult measured = passed.toBuilder()
                .means(Evaluation.builder()
                        .sql(List.of("SELECT " + "1 + ".repeat(300) + "1"))
                        .build())
                .build();
        RunResults green = Runs.green(own);
        AllureResults.write(
                RunResults.of(green.info(), green.finishedAt(), List.of(measured))
                        .build(),
                own);
        assertThat(read(own))
                .singleElement()
                .satisfies(node -> assertThat(text(node, "descriptionHtml"))
                        .contains("stands in results.json")
                        .doesNotContain("1 + 1"));
    }

    @Test
    void the_run_is_described_for_java_s_properties() throws IOException {
        Properties environment = new Properties();
        try (InputStream stream = Files.newInputStream(folder.resolve("environment.properties"))) {
            environment.load(stream);
        }
        assertThat(environment)
                .containsEntry("As of", "2026-11-22T17:00:00Z")
                .containsEntry(
                        "Result",
                        "34 checks: 9 passed, 2 warned, 1 waived, 12 failed, 8 broken, 1 skipped, 1 not run (26.47 % passed);"
                                + " the run was cancelled")
                .containsEntry("Connections", "flights, shop")
                .containsEntry("Suites", "New York flights 2013, Shop <b>\u00dcbersicht</b>");
        assertThat(MAPPER.readTree(folder.resolve("executor.json").toFile())
                        .get("buildName")
                        .asString())
                .isEqualTo("run 20261122T170000Z-1a2b");
    }

    private JsonNode find(String name) {
        return results.stream()
                .filter(node -> text(node, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels(JsonNode result) {
        return result.get("labels")
                .valueStream()
                .map(label -> text(label, "name") + "=" + text(label, "value"))
                .toList();
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asString();
    }

    private static String text(JsonNode node, int index) {
        return node.get(index).asString();
    }
}
