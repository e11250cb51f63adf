package dev.assay.report;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a check's result from the little that a test cares for. */
public final class CheckBuilder {

    private List<CheckResult.Proof> proofs = List.of();
    private CheckResult.@Nullable Window window;
    private final String key;
    private String suite = "New York flights 2013";
    private String suitePath = "suites/flights.yaml";
    private @Nullable String domain = "operations";
    private String connection = "flights";
    private @Nullable String environment;
    private @Nullable String contract;
    private @Nullable String table = "flights";
    private String type = "not_null";
    private String dimension = "completeness";
    private String unit = "row";
    private List<String> columns = List.of();
    private String name;
    private @Nullable String description;
    private @Nullable String why;
    private @Nullable String whatToDo;
    private @Nullable String owner = "data-engineering";
    private String severity = "normal";
    private List<String> links = List.of();
    private Status status = Status.PASSED;
    private @Nullable String code;
    private String message = "All rows keep the rule";
    private @Nullable Long failing;
    private @Nullable Long examined;
    private Map<String, Object> measured = Map.of();
    private Map<String, String> limits = Map.of("fail_above", "0");
    private List<String> sql = List.of();
    private @Nullable String scan;
    private CheckResult.@Nullable Sample sample;
    private CheckResult.@Nullable Waiver waiver;
    private List<String> formerly = List.of();

    private CheckBuilder(String key) {
        this.key = key;
        this.name = key;
    }

    public static CheckBuilder check(String key) {
        return new CheckBuilder(key);
    }

    CheckBuilder suite(String suite, String path, @Nullable String domain, String connection) {
        this.suite = suite;
        this.suitePath = path;
        this.domain = domain;
        this.connection = connection;
        return this;
    }

    CheckBuilder rule(String type, String dimension, @Nullable String table, String... columns) {
        this.type = type;
        this.dimension = dimension;
        this.table = table;
        this.columns = List.of(columns);
        return this;
    }

    public CheckBuilder counts(String unit) {
        this.unit = unit;
        return this;
    }

    public CheckBuilder name(String name) {
        this.name = name;
        return this;
    }

    CheckBuilder story(@Nullable String description, @Nullable String why, @Nullable String whatToDo) {
        this.description = description;
        this.why = why;
        this.whatToDo = whatToDo;
        return this;
    }

    CheckBuilder owner(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    CheckBuilder severity(String severity) {
        this.severity = severity;
        return this;
    }

    CheckBuilder links(String... links) {
        this.links = List.of(links);
        return this;
    }

    public CheckBuilder ended(Status status, @Nullable String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
        return this;
    }

    CheckBuilder rows(long failing, long examined) {
        this.failing = failing;
        this.examined = examined;
        this.measured = Map.of("failing", failing, "examined", examined);
        return this;
    }

    public CheckBuilder measured(Map<String, Object> measured, Map<String, String> limits) {
        this.measured = measured;
        this.limits = limits;
        return this;
    }

    CheckBuilder scan(String scan, String... sql) {
        this.scan = scan;
        this.sql = List.of(sql);
        return this;
    }

    CheckBuilder proven(String kind, String constraint) {
        this.proofs = List.of(new CheckResult.Proof(kind, constraint));
        return this;
    }

    CheckBuilder window(String column, String from) {
        this.window = new CheckResult.Window(column, from);
        return this;
    }

    CheckBuilder sample(List<String> columns, List<List<@Nullable String>> rows) {
        this.sample = new CheckResult.Sample(columns, rows);
        return this;
    }

    /** A waiver of data-engineering that accepts so many rows until the end of January 2027. */
    CheckBuilder waiver(CheckResult.Waiver.State state, @Nullable Long accepts) {
        this.waiver = new CheckResult.Waiver(
                accepts,
                LocalDate.parse("2027-01-31"),
                "data-engineering",
                "head of data",
                "DQ-17",
                "Known at source",
                state);
        return this;
    }

    /** Of a suite that is a contract of that version, in an environment. */
    public CheckBuilder contract(String version, String environment) {
        this.contract = version;
        this.environment = environment;
        return this;
    }

    CheckBuilder formerly(String... ids) {
        this.formerly = List.of(ids);
        return this;
    }

    public CheckResult build() {
        return new CheckResult(
                new CheckResult.Declared(
                        suitePath + "#" + key,
                        key,
                        suite,
                        suitePath,
                        12,
                        9,
                        domain,
                        connection,
                        environment,
                        contract,
                        table,
                        table == null ? null : "What the suite says of " + table,
                        type,
                        dimension,
                        unit,
                        columns,
                        name,
                        description,
                        why,
                        whatToDo,
                        owner,
                        severity,
                        List.of("nightly"),
                        links,
                        true,
                        formerly),
                status,
                code,
                message,
                failing,
                examined,
                measured,
                limits,
                new CheckResult.Evaluation(sql, scan, scan == null ? 0 : 412, proofs, window),
                List.of(),
                sample,
                waiver);
    }
}
