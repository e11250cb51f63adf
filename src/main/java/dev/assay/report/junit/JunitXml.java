package dev.assay.report.junit;

import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of {@code junit.xml}: one {@code testsuite} per suite file, one {@code testcase} per check. FAILED is a failure, BROKEN an
 * error; SKIPPED and NOT_RUN are skipped; WARNED and WAIVED pass and explain themselves in {@code system-out}. Suite files that could not
 * be read form a testsuite of their own. The format has no standard; this is what Jenkins and GitLab read.
 */
final class JunitXml {

    private static final String UNREADABLE = "Errors in suites";

    private final XmlText xml = new XmlText();

    private JunitXml() {}

    static String render(RunResults results) {
        return new JunitXml().document(results);
    }

    private String document(RunResults results) {
        int errors = results.errors().size();
        xml.open("testsuites")
                .attribute("name", "assay")
                .attribute("tests", results.total())
                .attribute("failures", results.count(Status.FAILED))
                .attribute("errors", results.count(Status.BROKEN))
                .attribute("skipped", results.count(Status.SKIPPED) + results.count(Status.NOT_RUN))
                .seconds(Duration.between(results.info().startedAt(), results.finishedAt())
                        .toMillis());
        Map<String, List<CheckResult>> suites = new LinkedHashMap<>();
        results.checks()
                .forEach(result -> suites.computeIfAbsent(result.check().suitePath(), path -> new ArrayList<>())
                        .add(result));
        suites.values().forEach(checks -> suite(checks, results));
        if (errors > 0) {
            unreadable(results.errors());
        }
        return xml.close().end();
    }

    private void suite(List<CheckResult> checks, RunResults run) {
        DeclaredCheck any = checks.get(0).check();
        xml.open("testsuite")
                .attribute("name", any.suite())
                .attribute("tests", checks.size())
                .attribute("failures", count(checks, Status.FAILED))
                .attribute("errors", count(checks, Status.BROKEN))
                .attribute("skipped", count(checks, Status.SKIPPED) + count(checks, Status.NOT_RUN))
                .seconds(checks.stream()
                        .mapToLong(check -> check.means().milliseconds())
                        .sum())
                .attribute("timestamp", run.info().startedAt().toString());
        Set<String> names = new HashSet<>();
        for (CheckResult result : checks) {
            check(result, names);
        }
        xml.close();
    }

    private static long count(List<CheckResult> checks, Status status) {
        return checks.stream().filter(result -> result.status() == status).count();
    }

    private void check(CheckResult result, Set<String> names) {
        DeclaredCheck check = result.check();
        String place = place(check);
        boolean alone = names.add(place + "#" + check.info().name());
        xml.open("testcase")
                .attribute("classname", place)
                .attribute("name", alone ? check.info().name() : check.info().name() + " [" + check.key() + "]")
                .attribute("file", check.suitePath())
                .seconds(result.means().milliseconds());
        properties(check);
        String code =
                result.code() == null ? result.status().name() : result.code().name();
        switch (result.status()) {
            case FAILED -> verdict("failure", code, result.text());
            case BROKEN -> verdict("error", code, result.text());
            case SKIPPED, NOT_RUN ->
                xml.open("skipped").attribute("message", result.text()).close();
            case WARNED ->
                xml.open("system-out").text("Warning: " + result.text()).close();
            case WAIVED ->
                xml.open("system-out").text("Waived: " + result.text()).close();
            case PASSED -> {}
        }
        xml.close();
    }

    /** The suite's path without extension, and the table, joined by dots like a class name. */
    private static String place(DeclaredCheck check) {
        String path = check.suitePath().replaceFirst("\\.ya?ml$", "").replaceFirst("^(\\.{0,2}/)+", "");
        String dotted = path.replace('/', '.');
        return check.table() == null ? dotted : dotted + "." + check.table();
    }

    private void properties(DeclaredCheck check) {
        xml.open("properties");
        property("id", check.id());
        property("severity", check.info().severity().toString());
        if (check.info().owner() != null) {
            property("owner", check.info().owner());
        }
        xml.close();
    }

    private void property(String name, String value) {
        xml.open("property").attribute("name", name).attribute("value", value).close();
    }

    private void verdict(String element, String type, String message) {
        xml.open(element).attribute("message", message).attribute("type", type).close();
    }

    private void unreadable(List<String> errors) {
        xml.open("testsuite")
                .attribute("name", UNREADABLE)
                .attribute("tests", errors.size())
                .attribute("failures", 0)
                .attribute("errors", errors.size())
                .attribute("skipped", 0)
                .seconds(0);
        for (int i = 0; i < errors.size(); i++) {
            String error = errors.get(i);
            String first = error.lines().findFirst().orElse("");
            xml.open("testcase")
                    .attribute("classname", UNREADABLE)
                    .attribute("name", "error " + (i + 1))
                    .seconds(0);
            xml.open("error").attribute("message", first).attribute("type", FailureCode.SUITE_UNREADABLE.name());
            xml.text(error).close().close();
        }
        xml.close();
    }
}
