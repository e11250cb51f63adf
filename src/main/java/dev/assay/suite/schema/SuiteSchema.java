package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.described;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.mapping;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.oneOrMore;
import static dev.assay.yaml.SchemaParts.reference;
import static dev.assay.yaml.SchemaParts.text;
import static dev.assay.yaml.SchemaParts.with;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Spec.Grain;
import dev.assay.suite.bind.ClassificationBinder;
import dev.assay.suite.bind.CommonKeys;
import dev.assay.suite.bind.ContractBinder;
import dev.assay.suite.bind.Defaults;
import dev.assay.suite.bind.FilterBinder;
import dev.assay.suite.bind.PatternBinder;
import dev.assay.suite.bind.SuiteLimitsBinder;
import dev.assay.suite.bind.WaiverBinder;
import dev.assay.yaml.SchemaParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of suites. */
final class SuiteSchema {

    private static final String LIMIT = "^([0-9]+(\\.[0-9]+)? ?%|never|.*\\$\\{.*)$";

    private final List<Spec> specs;

    private SuiteSchema(List<Spec> specs) {
        this.specs = specs;
    }

    static Map<String, Object> schema(List<Spec> specs) {
        return new SuiteSchema(specs).schema();
    }

    /** Where a check stands. */
    private enum Level {
        COLUMN,
        TABLE,
        SUITE;

        String definition() {
            return "check_of_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private Map<String, Object> schema() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            definitions.put(level.definition(), check(level));
        }
        definitions.put("window", RowsSchema.window());
        Map<String, Object> properties = object(
                "version", described(object("const", 1), "The version of the language."),
                "suite", described(text(), "The suite's name."),
                "connection", described(text(), "A connection that the nearest connections.yaml declares."),
                "owner", described(text(), "Who is responsible for the data."),
                "domain", described(text(), "The part of the business that the data belongs to."),
                "description", described(text(), "What the suite is about."),
                "tags", described(tags(), "Words to select checks by."),
                "contract",
                        described(
                                ContractBinder.KEYS.schema(),
                                "The suite as a contract: its semantic version, and who is responsible for it."),
                "limits",
                        described(
                                SuiteLimitsBinder.KEYS.schema(),
                                "Limits of its statements, tighter than its connection's."),
                "filters",
                        described(
                                object(
                                        "type",
                                        "object",
                                        "minProperties",
                                        1,
                                        "propertyNames",
                                        object("pattern", "^" + FilterBinder.NAME + "$"),
                                        "additionalProperties",
                                        text()),
                                "SQL conditions by name, for filter."),
                "defaults", defaults(Defaults.OF_SUITE),
                "tables",
                        described(
                                object("type", "object", "minProperties", 1, "additionalProperties", table()),
                                "Tables by name, table or schema.table."),
                "for", described(patterns(), "Checks of the tables that match patterns, such as app.*."),
                "checks", described(checks(Level.SUITE), "Checks outside the tables' blocks; they name their table."),
                "waivers",
                        described(
                                object("type", "array", "minItems", 1, "items", WaiverBinder.KEYS.schema()),
                                "Known failures, each accepted until a date."));
        return SchemaParts.document(
                "A suite of data quality checks", properties, List.of("version", "suite", "connection"), definitions);
    }

    private static Map<String, Object> tags() {
        return oneOrMore(object("type", "string", "pattern", "^[^\\s,()&|!]+$"));
    }

    private static Map<String, Object> checks(Level level) {
        return object("type", "array", "minItems", 1, "items", reference(level.definition()));
    }

    /** A column's key that stands for a check of its own. */
    private Map<String, Object> contract(String type) {
        return specs.stream()
                .filter(spec -> spec.name().equals(type))
                .findFirst()
                .map(spec -> described(value(spec, Level.COLUMN), spec.meaning()))
                .orElseGet(SchemaParts::text);
    }

    private Map<String, Object> table() {
        Map<String, Object> column = mapping(
                object(
                        "description", text(),
                        "classification",
                                described(
                                        words(ClassificationBinder.LEVELS),
                                        "How confidential its values are; pii is short for confidential and personal."),
                        "personal_data",
                                described(
                                        words(ClassificationBinder.PERSONAL), "Whether its values tell about people."),
                        "type", contract("column_type"),
                        "nullable", contract("column_nullable"),
                        "checks", checks(Level.COLUMN)),
                List.of());
        column.put("minProperties", 1);
        Map<String, Object> some = mapping(
                object(
                        "description", text(),
                        "classification",
                                described(
                                        words(ClassificationBinder.LEVELS),
                                        "How confidential its values are; pii is short for confidential and personal."),
                        "personal_data",
                                described(
                                        words(ClassificationBinder.PERSONAL), "Whether its values tell about people."),
                        "except", described(oneOrMore(text()), "Columns that the pattern does not include."),
                        "checks", checks(Level.COLUMN)),
                List.of());
        some.put("minProperties", 1);
        Map<String, Object> table = mapping(
                object(
                        "description", described(text(), "What the table holds."),
                        "tags", described(tags(), "Words to select the table's checks by."),
                        "filter",
                                described(
                                        text(),
                                        "An SQL condition, or the name of one among the suite's filters, that all checks of the table are limited to."),
                        "window", described(reference("window"), "The window of all its checks that can have one."),
                        "partition",
                                described(
                                        RowsSchema.partition(),
                                        "The partition of all its checks that a filter applies to."),
                        "key",
                                described(
                                        oneOrMore(text()),
                                        "The columns that identify a row in samples. Default: the primary key."),
                        "exact", described(flag(), "Whether it has no other columns than those below: columns_exact."),
                        "sample", described(RowsSchema.sample(), "What may be shown of its failing rows."),
                        "columns",
                                described(
                                        object(
                                                "type",
                                                "object",
                                                "minProperties",
                                                1,
                                                "additionalProperties",
                                                anyOf(List.of(checks(Level.COLUMN), column)),
                                                "patternProperties",
                                                object("\\*", anyOf(List.of(checks(Level.COLUMN), some)))),
                                        "Columns by name or pattern, each with its checks."),
                        "checks", described(checks(Level.TABLE), "Checks of the table.")),
                List.of());
        table.put("minProperties", 1);
        return table;
    }

    private Map<String, Object> patterns() {
        Map<String, Object> pattern = table();
        if (pattern.get("properties") instanceof Map<?, ?> keys) {
            Map<String, Object> all = new LinkedHashMap<>();
            keys.forEach((key, value) -> all.put(String.valueOf(key), value));
            all.put(
                    "except",
                    described(
                            oneOrMore(anyOf(List.of(text(), PatternBinder.EXCEPTION.schema()))),
                            "Tables that the pattern does not include."));
            pattern.put("properties", all);
        }
        pattern.put("anyOf", List.of(object("required", List.of("columns")), object("required", List.of("checks"))));
        return object(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                object("pattern", "^(?=.*[*])[^.]+\\.[^.]+$"),
                "additionalProperties",
                pattern);
    }

    private Map<String, Object> check(Level level) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Map<String, Object>> branches = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Spec spec : specs) {
            if (level == Level.COLUMN && !spec.ofColumns()) {
                continue;
            }
            properties.put(spec.name(), described(value(spec, level), spec.meaning() + " " + spec.nulls()));
            branches.add(branch(spec));
            if (alone(spec, level)) {
                words.add(spec.name());
            }
        }
        CommonKeys.MEANINGS.forEach((key, meaning) -> properties.put(key, described(common(key), meaning)));
        Map<String, Object> item = mapping(properties, List.of());
        item.put("oneOf", branches);
        return words.isEmpty() ? item : anyOf(List.of(object("enum", words), item));
    }

    /** Whether the type says all that is needed by its name. */
    private static boolean alone(Spec spec, Level level) {
        boolean placed = level == Level.COLUMN || (level == Level.TABLE && spec.grain() == Grain.TABLE);
        return placed && spec.parameters().stream().noneMatch(Parameter::required);
    }

    /** Exactly one type, without the common keys that do not apply to it, and with those that it takes in part. */
    private static Map<String, Object> branch(Spec spec) {
        Map<String, Object> limited = new LinkedHashMap<>();
        if (!spec.countsFailures()) {
            List.of("fail_above", "warn_above").forEach(key -> limited.put(key, object("enum", List.of(0, "never"))));
        }
        CommonKeys.refused(spec).forEach(key -> limited.put(key, false));
        List<String> required = spec.needsId() ? List.of(spec.name(), "id") : List.of(spec.name());
        return limited.isEmpty() ? object("required", required) : object("required", required, "properties", limited);
    }

    private static Map<String, Object> value(Spec spec, Level level) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        boolean ofColumns = level != Level.COLUMN && spec.ofColumns();
        if (level == Level.SUITE && spec.grain() != Grain.QUERY) {
            properties.put("table", described(text(), "The checked table, table or schema.table."));
            required.add("table");
        }
        Map<String, Object> columns = oneOrMore(text());
        if (ofColumns) {
            String meaning =
                    spec.grain() == Grain.COLUMN ? "The columns, one check per column." : "The columns of the key.";
            properties.put("column", described(columns, meaning));
            properties.put("columns", described(columns, meaning));
        }
        for (Parameter parameter : spec.parameters()) {
            properties.put(parameter.name(), ParameterSchema.of(parameter));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        List<Map<String, Object>> forms = new ArrayList<>();
        Map<String, Object> form = mapping(properties, required);
        if (ofColumns) {
            List<Map<String, Object>> one = new ArrayList<>();
            one.add(object("required", List.of("column")));
            one.add(object("required", List.of("columns")));
            spec.expression().ifPresent(p -> one.add(object("required", List.of(p.name()))));
            form.put("oneOf", one);
        }
        forms.add(form);
        boolean main = spec.main() != null && !ofColumns && (level != Level.SUITE || spec.grain() == Grain.QUERY);
        if (main) {
            spec.parameter(String.valueOf(spec.main())).ifPresent(p -> forms.add(ParameterSchema.of(p)));
        } else if (ofColumns
                && level == Level.TABLE
                && spec.parameters().stream().noneMatch(Parameter::required)) {
            forms.add(columns);
        }
        return anyOf(alone(spec, level) ? with(forms, object("type", "null")) : forms);
    }

    /** Common keys that hold for checks that do not say their own. */
    static Map<String, Object> defaults(List<String> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key, described(common(key), CommonKeys.MEANINGS.getOrDefault(key, ""))));
        Map<String, Object> defaults = mapping(properties, List.of());
        defaults.put("minProperties", 1);
        return described(defaults, "Common keys for all checks to which they apply and that do not set their own.");
    }

    private static Map<String, Object> common(String key) {
        return switch (key) {
            case "links" -> oneOrMore(object("type", "string", "pattern", "^https?://|\\$\\{"));
            case "tags" -> tags();
            case "group_by", "formerly" -> oneOrMore(text());
            case "severity" -> words(CommonKeys.SEVERITIES);
            case "fail_above", "warn_above" ->
                anyOf(List.of(object("type", "integer", "minimum", 0), object("type", "string", "pattern", LIMIT)));
            case "on_empty" -> words(CommonKeys.ON_EMPTY);
            case "sample" -> RowsSchema.sample();
            case "enabled", "waivable" -> flag();
            case "window" -> reference("window");
            case "partition" -> RowsSchema.partition();
            case "prove" -> words(CommonKeys.PROOFS);
            default -> text();
        };
    }
}
