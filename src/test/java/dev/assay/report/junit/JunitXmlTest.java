package dev.assay.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.CheckBuilder;
import dev.assay.report.Runs;
import dev.assay.report.Workspace;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@Tag("fast")
class JunitXmlTest {

    private final Path reports = Path.of("/reports");

    @Test
    void it_counts_what_ended_how() throws Exception {
        Document xml = parse(render(Runs.faulty(reports)));
        assertThat(value(xml, "/testsuites/@tests")).isEqualTo("34");
        assertThat(value(xml, "count(//testcase)")).isEqualTo("34");
        assertThat(value(xml, "/testsuites/@failures")).isEqualTo("12");
        assertThat(value(xml, "count(//testcase/failure)")).isEqualTo("12");
        assertThat(value(xml, "/testsuites/@errors")).isEqualTo("8");
        assertThat(value(xml, "count(//testcase/error)")).isEqualTo("8");
        assertThat(value(xml, "/testsuites/@skipped")).isEqualTo("2");
        assertThat(value(xml, "count(//testcase/skipped)")).isEqualTo("2");
        assertThat(value(xml, "count(//testcase/system-out)")).isEqualTo("3");
        assertThat(value(xml, "sum(//testsuite/@tests)")).isEqualTo("34");
        assertThat(value(xml, "/testsuites/@time")).isEqualTo("3.214");
    }

    @Test
    void a_failure_has_its_sentence_without_the_code_and_then_what_helps() throws Exception {
        Document xml = parse(render(Runs.faulty(reports)));
        String found = "//testcase[@classname='suites.flights.flights'][properties/property[@name='id']"
                + "[@value='suites/flights.yaml#flights.references.tailnum']]";
        assertThat(value(xml, found + "/failure/@type")).isEqualTo("RULE_VIOLATED");
        assertThat(value(xml, found + "/failure/@message"))
                .isEqualTo(
                        "50,094 of 336,776 rows have a tailnum that planes does not have (14.87 %), at most 0 allowed");
        assertThat(value(xml, found + "/failure")).isEqualTo("""
                        50,094 of 336,776 rows have a tailnum that planes does not have (14.87 %), at most 0 allowed

                        Where: suites/flights.yaml, line 12, table flights, connection flights
                        Why it matters: Maintenance cost is joined by tail number
                        What to do: Ask fleet management for the missing registrations
                        Owner: data-engineering
                        """);
        assertThat(value(xml, found + "//property[@name='owner']/@value")).isEqualTo("data-engineering");
        assertThat(value(xml, found + "/@file")).isEqualTo("suites/flights.yaml");
        assertThat(value(xml, found + "/@line")).isEqualTo("12");
        assertThat(value(xml, found + "/@time")).isEqualTo("0.412");
    }

    @Test
    void a_file_is_named_by_its_path_in_the_folder_that_the_server_checked_out() throws Exception {
        String above = Path.of("..").toAbsolutePath().normalize().toString();
        String folder = String.valueOf(Path.of("").toAbsolutePath().getFileName());
        for (String variable : List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")) {
            Document xml = parse(JunitXml.render(Runs.green(reports), Workspace.of(Map.of(variable, above))));
            assertThat(value(xml, "//testcase/@file")).isEqualTo(folder + "/suites/flights.yaml");
            assertThat(value(xml, "//testcase/@classname")).isEqualTo("suites.flights.flights");
        }
        Document elsewhere = parse(JunitXml.render(Runs.green(reports), Workspace.of(Map.of("WORKSPACE", "/else"))));
        assertThat(value(elsewhere, "//testcase/@file")).isEqualTo("suites/flights.yaml");
    }

    @Test
    void a_scan_that_checks_share_counts_once() throws Exception {
        Document xml = parse(render(run(
                CheckBuilder.check("a").scan("s1", "SELECT 1").build(),
                CheckBuilder.check("b").scan("s1", "SELECT 1").build())));
        assertThat(value(xml, "//testcase[1]/@time")).isEqualTo("0.206");
        assertThat(value(xml, "//testsuite/@time")).isEqualTo("0.412");
    }

    @Test
    void a_waived_check_passes_with_its_reason_on_its_output() throws Exception {
        Document xml = parse(render(Runs.faulty(reports)));
        String found = "//testcase[@name='Every hour has a gust']";
        assertThat(value(xml, found + "/system-out"))
                .startsWith("Waived: 24 of 26,115 rows")
                .contains(
                        "The waiver of data-engineering accepts 24 failing rows until 2027-01-31: Known at source.\n");
        assertThat(value(xml, found + "//property[@name='status']/@value")).isEqualTo("WAIVED");
        assertThat(value(xml, "count(" + found + "/failure)")).isEqualTo("0");
    }

    @Test
    void a_suite_that_could_not_be_read_is_an_error_with_its_lines() throws Exception {
        Document xml = parse(render(Runs.faulty(reports)));
        assertThat(value(xml, "//error[@type='SUITE_UNREADABLE']")).contains("suites/torn.yaml:7:5", "\n    ^");
        assertThat(value(xml, "//testcase[@name='suites/torn.yaml'][@file='suites/torn.yaml']/@line"))
                .isEqualTo("7");
        assertThat(value(xml, "//testcase[@name='suites/torn.yaml']/error/@message"))
                .isEqualTo("unknown key where; use filter");
    }

    @Test
    void markup_and_characters_that_xml_cannot_hold_do_no_harm() throws Exception {
        CheckResult wild = CheckBuilder.check("wild")
                .name("<a> & \"b\" \u00fc \ud83d\ude80")
                .ended(Status.FAILED, FailureCode.RULE_VIOLATED, "\u001b[31m \u0000 \uffff ]]> \ud800 end")
                .build();
        Document xml = parse(render(run(wild)));
        assertThat(value(xml, "//testcase/@name")).isEqualTo("<a> & \"b\" \u00fc \ud83d\ude80");
        assertThat(value(xml, "//failure/@message")).isEqualTo("\ufffd[31m \ufffd \ufffd ]]> \ufffd end");
    }

    @Test
    void two_checks_of_one_name_differ_by_their_key() throws Exception {
        Document xml = parse(render(run(
                CheckBuilder.check("a").name("same").build(),
                CheckBuilder.check("b").name("same").build())));
        assertThat(value(xml, "//testcase[1]/@name")).isEqualTo("same");
        assertThat(value(xml, "//testcase[2]/@name")).isEqualTo("same [b]");
    }

    private static String render(RunResults results) {
        return JunitXml.render(results, Workspace.of(Map.of()));
    }

    private RunResults run(CheckResult... checks) {
        return RunResults.of(Runs.info(reports), Runs.info(reports).startedAt(), List.of(checks))
                .build();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String value(Document xml, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }
}
