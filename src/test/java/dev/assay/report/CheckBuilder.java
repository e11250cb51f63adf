package dev.assay.report;

import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a result of the suite of flights from the little that a test cares for. */
public final class CheckBuilder {

    private final CheckInfo.Builder info;
    private final DeclaredCheck.Builder declared;
    private final Evaluation.Builder means = Evaluation.builder();
    private final CheckResult.Builder result;
    private @Nullable String table = "flights";

    private CheckBuilder(String key) {
        info = CheckInfo.named(key).owner("data-engineering").tags(List.of("nightly"));
        declared = DeclaredCheck.of("suites/flights.yaml", key, info.build())
                .suite("New York flights 2013")
                .line(12)
                .column(9)
                .domain("operations")
                .connection("flights")
                .type("not_null")
                .dimension("completeness");
        result = CheckResult.of(declared.build(), Status.PASSED, "All rows keep the rule")
                .limits(Map.of("fail_above", "0"));
    }

    public static CheckBuilder check(String key) {
        return new CheckBuilder(key);
    }

    public CheckBuilder suite(String suite, String path, @Nullable String domain, String connection) {
        declared.suite(suite).suitePath(path).domain(domain).connection(connection);
        return this;
    }

    public CheckBuilder rule(String type, String dimension, @Nullable String table, String... columns) {
        this.table = table;
        declared.type(type).dimension(dimension).columns(List.of(columns));
        return this;
    }

    public CheckBuilder counts(String unit) {
        declared.unit(unit);
        return this;
    }

    public CheckBuilder name(String name) {
        info.name(name);
        return this;
    }

    public CheckBuilder story(@Nullable String description, @Nullable String why, @Nullable String whatToDo) {
        info.description(description).why(why).whatToDo(whatToDo);
        return this;
    }

    public CheckBuilder owner(@Nullable String owner) {
        info.owner(owner);
        return this;
    }

    public CheckBuilder severity(Severity severity) {
        info.severity(severity);
        return this;
    }

    public CheckBuilder links(String... links) {
        info.links(List.of(links));
        return this;
    }

    public CheckBuilder ended(Status status, @Nullable FailureCode code, String message) {
        result.status(status).code(code).message(message);
        return this;
    }

    public CheckBuilder rows(long failing, long examined) {
        result.failing(failing).examined(examined).measured(Map.of("failing", failing, "examined", examined));
        return this;
    }

    public CheckBuilder measured(Map<String, Object> measured, Map<String, String> limits) {
        result.measured(measured).limits(limits);
        return this;
    }

    public CheckBuilder scan(String scan, String... sql) {
        means.scan(scan).sql(List.of(sql)).milliseconds(412);
        return this;
    }

    CheckBuilder proven(String kind, String constraint) {
        means.proofs(List.of(new Evaluation.Proof(kind, constraint)));
        return this;
    }

    CheckBuilder window(String column, String from) {
        means.window(new Evaluation.Window(column, from));
        return this;
    }

    CheckBuilder sample(List<String> columns, List<List<@Nullable String>> rows) {
        result.sample(new CheckResult.Sample(columns, rows));
        return this;
    }

    /** A waiver of data-engineering that accepts so many rows until the end of January 2027. */
    public CheckBuilder waiver(WaiverResult.State state, @Nullable Long accepts) {
        result.waiver(WaiverResult.of(LocalDate.parse("2027-01-31"), "data-engineering", "Known at source", state)
                .accepts(accepts)
                .approvedBy("head of data")
                .ticket("DQ-17")
                .build());
        return this;
    }

    /** Of a suite that is a contract of that version, in an environment. */
    public CheckBuilder contract(String version, String environment) {
        declared.contract(version).environment(environment);
        return this;
    }

    public CheckBuilder formerly(String... ids) {
        declared.formerly(List.of(ids));
        return this;
    }

    public CheckResult build() {
        declared.info(info.build())
                .table(table)
                .tableDescription(table == null ? null : "What the suite says of " + table);
        return result.check(declared.build()).means(means.build()).build();
    }
}
