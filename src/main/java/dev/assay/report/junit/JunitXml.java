package dev.assay.report.junit;

import dev.assay.report.Unreadable;
import dev.assay.report.Workspace;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of {@code junit.xml}: one {@code testsuite} per suite file, one {@code testcase} per check. FAILED is a failure, BROKEN an
 * error; SKIPPED and NOT_RUN are skipped; WARNED and WAIVED pass and explain themselves in {@code system-out}. Suite files that could not
 * be read form a testsuite of their own.
 *
 * <p>The format has no standard. GitLab shows the text of an element and no attribute of it, most others the attribute {@code message},
 * so both begin with the message, and the text goes on with the details. {@code docs/ci.md} says what is shown where.
 */
final class JunitXml {

    private static final String UNREADABLE = "Errors in suites";

    private final XmlText xml = new XmlText();
    private final RunResults run;
    private final Workspace workspace;
    private final Details details;
    private final Times times;
    private final Set<String> names = new HashSet<>();

    private JunitXml(RunResults run, Workspace workspace) {
        this.run = run;
        this.workspace = workspace;
        this.details = new Details(run, workspace);
        this.times = new Times(run.checks());
    }

    static String render(RunResults results, Workspace workspace) {
        return new JunitXml(results, workspace).document();
    }

    private String document() {
        xml.open("testsuites")
                .attribute("name", "assay")
                .attribute("tests", run.total())
                .attribute("failures", run.count(Status.FAILED))
                .attribute("errors", run.count(Status.BROKEN))
                .attribute("skipped", run.count(Status.SKIPPED) + run.count(Status.NOT_RUN))
                .seconds(Duration.between(run.info().startedAt(), run.finishedAt())
                        .toMillis())
                .attribute("timestamp", begun());
        Map<String, List<CheckResult>> suites = new LinkedHashMap<>();
        run.checks()
                .forEach(result -> suites.computeIfAbsent(result.check().suitePath(), path -> new ArrayList<>())
                        .add(result));
        suites.values().forEach(this::suite);
        List<Unreadable> errors = Unreadable.of(run.errors());
        if (!errors.isEmpty()) {
            suite(UNREADABLE, errors.size(), 0, errors.size(), 0, 0);
            errors.forEach(this::unreadable);
            xml.close();
        }
        return xml.close().end();
    }

    /** To the second, in UTC: what is finer, some readers do not take. */
    private String begun() {
        return run.info().startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void suite(List<CheckResult> checks) {
        DeclaredCheck any = checks.get(0).check();
        suite(
                any.suite(),
                checks.size(),
                count(checks, Status.FAILED),
                count(checks, Status.BROKEN),
                count(checks, Status.SKIPPED) + count(checks, Status.NOT_RUN),
                checks.stream().mapToLong(times::milliseconds).sum());
        xml.attribute("file", workspace.path(any.suitePath()));
        checks.forEach(this::check);
        xml.close();
    }

    private void suite(String name, long tests, long failures, long errors, long skipped, long milliseconds) {
        xml.open("testsuite")
                .attribute("name", name)
                .attribute("tests", tests)
                .attribute("failures", failures)
                .attribute("errors", errors)
                .attribute("skipped", skipped)
                .seconds(milliseconds)
                .attribute("timestamp", begun());
    }

    private static long count(List<CheckResult> checks, Status status) {
        return checks.stream().filter(result -> result.status() == status).count();
    }

    private void check(CheckResult result) {
        DeclaredCheck check = result.check();
        String place = place(check);
        boolean alone = names.add(place + "#" + check.info().name());
        xml.open("testcase")
                .attribute("classname", place)
                .attribute("name", alone ? check.info().name() : check.info().name() + " [" + check.key() + "]")
                .attribute("file", workspace.path(check.suitePath()))
                .attribute("line", Math.max(1, check.line()))
                .seconds(times.milliseconds(result));
        xml.open("properties");
        details.properties(result).forEach(this::property);
        xml.close();
        String code =
                result.code() == null ? result.status().name() : result.code().name();
        switch (result.status()) {
            case FAILED -> verdict("failure", code, result);
            case BROKEN -> verdict("error", code, result);
            case SKIPPED, NOT_RUN ->
                xml.open("skipped")
                        .attribute("message", line(result.message()))
                        .text(result.message())
                        .close();
            case WARNED -> output("Warning: ", result);
            case WAIVED -> output("Waived: ", result);
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

    private void property(String name, String value) {
        xml.open("property").attribute("name", name).attribute("value", value).close();
    }

    private void verdict(String element, String type, CheckResult result) {
        xml.open(element)
                .attribute("message", line(result.message()))
                .attribute("type", type)
                .text(details.of(result))
                .close();
    }

    private void output(String word, CheckResult result) {
        xml.open("system-out").text(word + details.of(result)).close();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void unreadable(Unreadable error) {
        xml.open("testcase").attribute("classname", UNREADABLE).attribute("name", error.name());
        if (error.file() != null) {
            xml.attribute("file", workspace.path(error.file())).attribute("line", error.line());
        }
        xml.seconds(0);
        xml.open("error").attribute("message", error.message()).attribute("type", FailureCode.SUITE_UNREADABLE.name());
        xml.text(error.text()).close().close();
    }
}
