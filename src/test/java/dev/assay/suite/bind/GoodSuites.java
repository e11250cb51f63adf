package dev.assay.suite.bind;

import dev.assay.check.CheckType;
import dev.assay.check.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Suites that use every check type's examples, and every key that any check may have. */
public final class GoodSuites {

    private static final String HEAD = """
            version: 1
            suite: Everything
            connection: flights
            owner: shop
            domain: sales
            description: All that there is
            tags: [nightly]
            filters: {recent: "loaded_at >= ${as_of} - interval '7 days'"}
            defaults: {severity: minor, fail_above: 5%, warn_above: 1, on_empty: warn, what_to_do: Ask}
            tables:
              orders:
                description: Orders
                tags: [facts]
                filter: recent
                window: {column: loaded_at, since: last_run}
                sample: {columns: [id, status]}
                columns:
                  id: [not_null, unique]
                  "*_key": [not_null]
                  status:
                    description: How far it is
                    classification: internal
                    checks: [accepted_values: [new, paid]]
                checks:
                  - not_null: [a, b]
            for:
              "app.*":
                except: [{table: app.countries, reason: reference data, owner: platform}, app.tmp_*]
                columns: {"*_id": [not_null], "*_at": {checks: [not_null], except: [deleted_at]}}
                checks: [row_count: {min: 1}]
            checks:
            """;

    /** A good value of each key that any check may have; a key that is not here is left out. */
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("name", "A title"),
            Map.entry("description", "What it is about"),
            Map.entry("why", "Because"),
            Map.entry("what_to_do", "Ask"),
            Map.entry("links", "[\"https://example.org\"]"),
            Map.entry("owner", "me"),
            Map.entry("tags", "[slow]"),
            Map.entry("severity", "critical"),
            Map.entry("filter", "recent"),
            Map.entry("fail_above", "3"),
            Map.entry("warn_above", "1"),
            Map.entry("on_empty", "pass"),
            Map.entry("sample", "{columns: [id]}"),
            Map.entry("enabled", "true"),
            Map.entry("window", "{column: loaded_at, since: 24h}"),
            Map.entry("group_by", "[region]"),
            Map.entry("prove", "scan"),
            Map.entry("waivable", "false"));

    private GoodSuites() {}

    static List<CheckType> types() {
        return ServiceLoader.load(CheckType.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** One suite an example, with some of the others'. */
    public static List<String> texts() {
        List<Map.Entry<Spec, String>> examples = new ArrayList<>();
        for (CheckType type : types()) {
            type.spec().examples().forEach(example -> examples.add(Map.entry(type.spec(), example)));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            StringBuilder text = new StringBuilder(HEAD);
            for (int j = 0; j < 2; j++) {
                Map.Entry<Spec, String> one = examples.get((i + j * 7) % examples.size());
                text.append(item(one.getKey(), one.getValue(), "c" + j));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static String item(Spec spec, String example, String id) {
        StringBuilder item = new StringBuilder(example.strip());
        Map<String, String> keys = new LinkedHashMap<>(Map.of("id", id, "formerly", "[old-" + id + "]"));
        keys.putAll(COMMON);
        keys.keySet().retainAll(CommonKeys.MEANINGS.keySet());
        if (!spec.countsFailures()) {
            keys.putAll(Map.of("fail_above", "never", "warn_above", "0"));
        }
        CommonKeys.refused(spec).forEach(keys::remove);
        keys.forEach((key, value) -> {
            if (!example.matches("(?s).*(^|\n)" + key + ":.*")) {
                item.append('\n').append(key).append(": ").append(value);
            }
        });
        return "  - " + item.toString().replace("\n", "\n    ") + "\n";
    }
}
