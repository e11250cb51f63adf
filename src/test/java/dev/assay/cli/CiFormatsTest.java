package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.RunnerCommands;
import dev.assay.report.RunnerCommands.Command;
import dev.assay.testing.Child;
import dev.assay.testing.PythonTools;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run in a job of GitHub Actions over a suite and rows that try to be markup and commands, and what tools of others read in its reports:
 * junitparser (which EnricoMi's action uses), GitHub's own renderer of Markdown, a validator of JSON Schema.
 */
class CiFormatsTest {

    /** What Markdown, HTML, GitHub and its runner would take for more than text. */
    private static final String HOSTILE = "::add-mask::x ##[error]y | <img src=x onerror=ran()> @octo/cat a@b.example"
            + " [a](javascript:ran()) `c` **b** https://evil.example www.evil.example <!-- </details> $x$ 100% [[ATTACHMENT|a]]";

    private static final String SUITE = """
            version: 1
            suite: HOSTILE
            domain: HOSTILE
            owner: HOSTILE
            connection: shop
            tables:
              notes:
                columns:
                  body:
                    - {accepted_values: [fine], name: HOSTILE, why: HOSTILE, what_to_do: HOSTILE, severity: critical,
                       links: ["https://example.org/a?b=1&copy;=2"], id: values}
                checks:
                  - {row_count: {max: 0}, group_by: body, id: grouped}
                  - {row_count: {warn_max: 1}, id: warned, name: HOSTILE}
                  - {row_count: {max: 1}, id: waived}
                  - {row_count: {min: 1}, id: passed}
                  - {row_count: {min: 9}, id: off, enabled: false}
            checks:
              - {row_count: {table: gone, min: 1}, id: gone-1}
              - {row_count: {table: gone, min: 2}, id: gone-2}
            for:
              "nothing.*": {checks: [row_count: {min: 1}]}
            waivers:
              - {check: waived, until: 2099-01-01, owner: HOSTILE, approved_by: HOSTILE, reason: HOSTILE}
            """.replace("HOSTILE", '"' + HOSTILE + '"');

    @TempDir
    private static Path folder;

    private static Path step;
    private static String output;
    private static JsonNode read;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE notes (body text);
                INSERT INTO notes VALUES ('fine'), ('::stop-commands::gone'), (' ::add-mask::fine'),
                  (E'x\\n::set-output name=a::b'), ('x ##[add-path]/evil'), ('<img src=x onerror=ran()>|');
                """);
        SuiteFolder suites = SuiteFolder.over(folder.resolve("data"), database);
        suites.write("notes.yaml", SUITE);
        step = Files.writeString(folder.resolve("step.md"), "Before.");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_WORKSPACE", folder.toRealPath().toString());
        environment.put("GITHUB_STEP_SUMMARY", step.toString());
        environment.put("GITHUB_SERVER_URL", "https://github.example");
        environment.put("GITHUB_REPOSITORY", "octo/data");
        environment.put("GITHUB_SHA", "8f3c");
        Child child = Child.run(
                suites.folder(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        absolute(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        Main.class.getName(),
                        "run",
                        "notes.yaml",
                        "--report",
                        "github,gitlab,junit"),
                environment);
        assertThat(child.code()).as(child.output()).isEqualTo(Exit.NOT_CHECKED);
        output = child.output();
        Path latest = suites.reports().resolve("latest");
        read = JsonMapper.shared()
                .readTree(PythonTools.run(
                        "ci/read.py",
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "junit", Files.readString(latest.resolve("junit.xml")),
                                        "quality", Files.readString(latest.resolve("gl-code-quality-report.json")),
                                        "summary", Files.readString(step)))));
    }

    private static String absolute(String classPath) {
        return String.join(
                java.io.File.pathSeparator,
                java.util.Arrays.stream(classPath.split(java.io.File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    @Test
    void the_runner_meets_annotations_and_no_other_command() {
        List<Command> commands = RunnerCommands.in(output);
        assertThat(commands)
                .extracting(Command::name)
                .containsExactly("error", "error", "error", "error", "warning", "notice");
        assertThat(commands).allSatisfy(command -> {
            assertThat(command.text("file")).isEqualTo("data/notes.yaml");
            assertThat(command.number("line")).isPositive();
            assertThat(command.number("col")).isPositive();
            assertThat(command.text("title")).isNotBlank();
        });
        assertThat(commands.get(0).text("title")).isEqualTo("Suite not read: notes.yaml");
        Command values = commands.get(2);
        assertThat(values.number("line")).isEqualTo(10);
        assertThat(values.text("title")).startsWith("CRITICAL notes: ::add-mask::x ##[error]y | <img src=x");
        assertThat(values.data()).startsWith("5 of 6 rows (83.33 %)").contains("\nWhat to do: " + HOSTILE, "\nOwner: ");
        assertThat(commands)
                .extracting(one -> one.text("title"))
                .anySatisfy(title -> assertThat(title).startsWith("NOT CHECKED").endsWith("and 1 other check"));
    }

    @Test
    void the_step_summary_holds_what_we_write_and_no_element_of_others() {
        JsonNode summary = read.path("summary");
        assertThat(summary.path("tags").propertyNames())
                .containsExactlyInAnyOrder(
                        "p", "h2", "h3", "strong", "br", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li",
                        "a", "details", "summary");
        List<String> attributes = summary.path("attributes")
                .valueStream()
                .map(JsonNode::asString)
                .filter(attribute -> !attribute.contains(" align="))
                .distinct()
                .toList();
        assertThat(attributes)
                .contains("a href=https://example.org/a?b=1&copy;=2")
                .allMatch(attribute ->
                        attribute.startsWith("a href=https://github.example/octo/data/blob/8f3c/data/notes.yaml#L")
                                || attribute.equals("a href=https://example.org/a?b=1&copy;=2"));
        String text = summary.path("text").asString();
        assertThat(text)
                .startsWith("Before.")
                .contains("Data quality: DO NOT USE", HOSTILE, "1 of 3", "Fix first", "2 failed checks", "1 warning");
        assertThat(summary.path("tags").path("details").asInt()).isEqualTo(5);
    }

    @Test
    void junit_xml_adds_up_and_every_case_has_its_place() {
        JsonNode whole = read.path("junit").path("whole");
        List<JsonNode> cases = read.path("junit").path("cases").valueStream().toList();
        assertThat(whole.path("tests").asInt()).isEqualTo(9).isEqualTo(cases.size());
        assertThat(whole.path("failures").asInt()).isEqualTo(2).isEqualTo(ended(cases, "Failure"));
        assertThat(whole.path("errors").asInt()).isEqualTo(3).isEqualTo(ended(cases, "Error"));
        assertThat(whole.path("skipped").asInt()).isEqualTo(1).isEqualTo(ended(cases, "Skipped"));
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.path("file").asString()).isEqualTo("data/notes.yaml");
            assertThat(one.path("line").asInt()).isPositive();
        });
        assertThat(cases)
                .filteredOn(one -> one.path("system_out").asString("").startsWith("Warning: "))
                .singleElement()
                .satisfies(one -> assertThat(one.path("results")).isEmpty());
        assertThat(cases)
                .filteredOn(one -> one.path("name").asString().startsWith(HOSTILE)
                        && !one.path("results").isEmpty())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("classname").asString()).isEqualTo("notes.notes");
                    assertThat(one.path("text").asString())
                            .startsWith(one.path("message").asString())
                            .contains("What to do: " + HOSTILE);
                });
    }

    private static int ended(List<JsonNode> cases, String how) {
        return (int) cases.stream()
                .filter(one -> one.path("results").toString().equals("[\"" + how + "\"]"))
                .count();
    }

    @Test
    void each_entry_of_code_quality_has_its_own_fingerprint() {
        List<JsonNode> entries = read.path("quality").valueStream().toList();
        assertThat(entries)
                .extracting(entry -> entry.path("severity").asString())
                .containsExactlyInAnyOrder("blocker", "critical", "critical", "critical", "critical", "minor", "info");
        assertThat(entries)
                .extracting(entry -> entry.path("fingerprint").asString())
                .doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(entry -> entry.path("location").path("path").asString())
                .containsOnly("data/notes.yaml");
    }
}
