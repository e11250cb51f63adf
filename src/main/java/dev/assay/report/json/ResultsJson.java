package dev.assay.report.json;

import dev.assay.report.Numbers;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.CoverageGap;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Evaluation;
import dev.assay.result.GroupResult;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.RunWarning;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import dev.assay.result.Since;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import dev.assay.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code results.json}. The same results give the same text: keys have a fixed order, or are sorted where they vary
 * ({@code measured}, {@code limits}).
 */
final class ResultsJson {

    /** Raised when a key is removed or changes its meaning. A new key does not raise it: readers ignore what they do not know. */
    static final int FORMAT_VERSION = 4;

    private ResultsJson() {}

    static String render(RunResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        document.put("run", run(results));
        document.put("summary", summary(results));
        IdentityHashMap<CheckResult, CheckStanding> standings = new IdentityHashMap<>();
        results.standings().forEach(standing -> standings.put(standing.result(), standing));
        document.put(
                "checks",
                results.checks().stream()
                        .map(check -> check(check, standings.get(check)))
                        .toList());
        document.put("scans", results.scans().stream().map(ResultsJson::scan).toList());
        document.put("costs", results.costs().stream().map(ResultsJson::cost).toList());
        document.put("errors", results.errors());
        document.put(
                "removed",
                results.removed().stream()
                        .map(standing -> standing.check().id())
                        .toList());
        document.put("gaps", results.gaps().stream().map(ResultsJson::gap).toList());
        document.put(
                "warnings",
                results.warnings().stream().map(ResultsJson::warning).toList());
        return Json.indented(document);
    }

    private static Map<String, Object> warning(RunWarning warning) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("connection", warning.connection());
        line.put("code", warning.code().name());
        line.put("message", warning.message());
        return line;
    }

    private static Map<String, Object> gap(CoverageGap gap) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("table", gap.table());
        line.put("place", gap.place());
        line.put("columns", gap.columns());
        return line;
    }

    private static Map<String, @Nullable Object> run(RunResults results) {
        RunInfo info = results.info();
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("id", info.runId());
        run.put("started_at", info.startedAt().toString());
        run.put("finished_at", results.finishedAt().toString());
        run.put("as_of", info.asOf().toString());
        run.put(
                "milliseconds",
                Duration.between(info.startedAt(), results.finishedAt()).toMillis());
        run.put("assay_version", info.version());
        run.put("cancelled", results.cancelled());
        run.put("suites", info.suites());
        run.put("environment", info.environment());
        run.put("branch", info.branch());
        return run;
    }

    static Map<String, @Nullable Object> summary(RunResults results) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("total", results.total());
        for (Status status : Status.values()) {
            summary.put(status.name().toLowerCase(Locale.ROOT), results.count(status));
        }
        summary.put("passed_percent", results.passedPercent());
        return summary;
    }

    private static Map<String, @Nullable Object> check(CheckResult result, @Nullable CheckStanding standing) {
        DeclaredCheck declared = result.check();
        CheckInfo info = declared.info();
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("id", declared.id());
        check.put("key", declared.key());
        check.put("suite", declared.suite());
        check.put("suite_path", declared.suitePath());
        check.put("line", declared.line());
        check.put("table", declared.table());
        check.put("type", declared.type());
        check.put("columns", declared.columns());
        check.put("name", info.name());
        check.put("dimension", declared.dimension());
        check.put("severity", info.severity().toString());
        check.put("owner", info.owner());
        check.put("domain", declared.domain());
        check.put("connection", declared.connection());
        check.put("environment", declared.environment());
        check.put("contract", declared.contract());
        check.put("tags", info.tags());
        check.put("waivable", declared.waivable());
        check.put("formerly", declared.formerly());
        check.put("status", result.status().name());
        check.put("code", result.code() == null ? null : result.code().name());
        check.put("message", result.message());
        check.put("unit", declared.unit());
        check.put("failing", result.failing());
        check.put("examined", result.examined());
        check.put("share", Numbers.share(result));
        check.put("measured", new TreeMap<>(result.measured()));
        check.put("limits", new TreeMap<>(result.limits()));
        check.put("groups", result.groups().stream().map(ResultsJson::group).toList());
        check.put("sql", result.means().sql());
        check.put("scan", result.means().scan());
        check.put("milliseconds", result.means().milliseconds());
        check.put("proof", proof(result.means()));
        check.put("window", window(result.means()));
        check.put("sample", sample(result.sample()));
        check.put("waiver", waiver(result.waiver()));
        CheckStanding.Change change = standing == null ? null : standing.change();
        check.put("change", change == null ? null : change.name());
        check.put("since", since(standing == null ? null : standing.since()));
        check.put("flapping", standing != null && standing.flapping());
        return check;
    }

    private static @Nullable Map<String, Object> since(@Nullable Since begin) {
        if (begin == null) {
            return null;
        }
        Map<String, Object> since = new LinkedHashMap<>();
        since.put("run", begin.runId());
        since.put("as_of", begin.asOf().toString());
        return since;
    }

    private static Map<String, @Nullable Object> group(GroupResult found) {
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        group.put("key", found.key());
        group.put("status", found.status().name());
        group.put("message", found.message());
        group.put("failing", found.failing());
        group.put("examined", found.examined());
        group.put("measured", new TreeMap<>(found.measured()));
        return group;
    }

    private static List<Map<String, String>> proof(Evaluation means) {
        List<Map<String, String>> proof = new ArrayList<>();
        for (Evaluation.Proof one : means.proofs()) {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("kind", one.kind());
            named.put("constraint", one.constraint());
            proof.add(named);
        }
        return proof;
    }

    private static @Nullable Map<String, @Nullable Object> window(Evaluation means) {
        if (means.window() == null) {
            return null;
        }
        Map<String, @Nullable Object> window = new LinkedHashMap<>();
        window.put("column", means.window().column());
        window.put("from", means.window().from());
        return window;
    }

    private static @Nullable Map<String, Object> sample(CheckResult.@Nullable Sample sample) {
        if (sample == null) {
            return null;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("columns", sample.columns());
        List<List<@Nullable String>> rows = sample.rows();
        shown.put("rows", new ArrayList<>(rows.subList(0, Math.min(rows.size(), CheckResult.Sample.MOST))));
        return shown;
    }

    private static @Nullable Map<String, @Nullable Object> waiver(@Nullable WaiverResult declared) {
        if (declared == null) {
            return null;
        }
        Map<String, @Nullable Object> waiver = new LinkedHashMap<>();
        waiver.put("accepts", declared.accepts());
        waiver.put("until", declared.until().toString());
        waiver.put("owner", declared.owner());
        waiver.put("approved_by", declared.approvedBy());
        waiver.put("ticket", declared.ticket());
        waiver.put("reason", declared.reason());
        waiver.put("state", declared.state().name());
        return waiver;
    }

    private static Map<String, @Nullable Object> scan(ScannedStatement scanned) {
        Map<String, @Nullable Object> scan = new LinkedHashMap<>();
        scan.put("id", scanned.id());
        scan.put("connection", scanned.connection());
        scan.put("tables", scanned.tables());
        scan.put("sql", scanned.sql());
        scan.put("started_at", scanned.startedAt().toString());
        scan.put("milliseconds", scanned.milliseconds());
        scan.put("bytes", scanned.bytes());
        scan.put("error", scanned.error());
        return scan;
    }

    private static Map<String, @Nullable Object> cost(ScanCost one) {
        Map<String, @Nullable Object> cost = new LinkedHashMap<>();
        cost.put("connection", one.connection());
        cost.put("suites", one.suites());
        cost.put("statements", one.statements());
        cost.put("bytes", one.bytes());
        cost.put("credits", one.credits());
        return cost;
    }
}
