package dev.assay.report.json;

import dev.assay.result.CheckResult;
import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.text.Json;
import dev.assay.verdict.DomainVerdict;
import dev.assay.verdict.Verdicts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints events as JSON objects, one a line. Values are those of {@code results.json}. */
final class EventsSink implements ResultSink {

    private final RunInfo run;
    private final PrintStream out;
    private int done;

    EventsSink(RunInfo run, PrintStream out) {
        this.run = run;
        this.out = out;
    }

    void started() {
        Map<String, @Nullable Object> event = event("run_started");
        event.put("format_version", ResultsJson.FORMAT_VERSION);
        event.put("run", run.runId());
        event.put("as_of", run.asOf().toString());
        event.put("environment", run.environment());
        event.put("branch", run.branch());
        event.put("suites", run.suites());
        event.put("checks", run.checks());
        print(event);
    }

    @Override
    public void check(CheckResult result) {
        Map<String, @Nullable Object> event = event("check_finished");
        event.put("id", result.check().id());
        event.put("connection", result.check().connection());
        event.put("environment", result.check().environment());
        event.put("name", result.check().info().name());
        event.put("table", result.check().table());
        event.put("severity", result.check().info().severity().toString());
        event.put("status", result.status().name());
        event.put("code", result.code() == null ? null : result.code().name());
        event.put("message", result.message());
        event.put("failing", result.failing());
        event.put("examined", result.examined());
        event.put("milliseconds", result.means().milliseconds());
        event.put("done", ++done);
        print(event);
    }

    @Override
    public void finished(RunResults results) {
        Map<String, @Nullable Object> event = event("run_finished");
        event.put("run", run.runId());
        event.put("finished_at", results.finishedAt().toString());
        event.put("cancelled", results.cancelled());
        event.put("summary", ResultsJson.summary(results));
        event.put("errors", results.errors());
        event.put(
                "domains",
                Verdicts.of(results.standings()).stream()
                        .map(EventsSink::domain)
                        .toList());
        print(event);
    }

    private static Map<String, Object> domain(DomainVerdict verdict) {
        Map<String, Object> domain = new LinkedHashMap<>();
        domain.put("name", verdict.name());
        domain.put("verdict", verdict.usability().name());
        domain.put("tables", verdict.tables().size());
        domain.put("affected", verdict.affected());
        return domain;
    }

    private static Map<String, @Nullable Object> event(String name) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event", name);
        return event;
    }

    private void print(Map<String, @Nullable Object> event) {
        out.println(Json.line(event));
        out.flush();
    }
}
