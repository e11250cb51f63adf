package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.described;
import static dev.assay.yaml.SchemaParts.mapping;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.reference;
import static dev.assay.yaml.SchemaParts.text;

import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.suite.bind.Defaults;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.SchemaParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of {@code connections.yaml}. */
final class ConnectionsSchema {

    private ConnectionsSchema() {}

    static Map<String, Object> schema(DatabaseProviders providers) {
        Map<String, Object> connection =
                anyOf(providers.types().stream().map(SchemaParts::reference).toList());
        Map<String, Object> definitions = new LinkedHashMap<>();
        providers.sorted().forEach(provider -> definitions.put(provider.type(), connection(provider)));
        definitions.put("defaults", SuiteSchema.defaults(Defaults.OF_CONNECTION));
        definitions.put("window", RowsSchema.window());
        return SchemaParts.document(
                "The connections of suites",
                object(
                        "version", described(object("const", 1), "The version of the language."),
                        "connections", described(byName(connection), "Connections by name."),
                        "environments",
                                described(
                                        byName(object(
                                                "type",
                                                "object",
                                                "additionalProperties",
                                                anyOf(List.of(connection, other(providers))))),
                                        "What is other in an environment, by its name and the connection's; chosen by"
                                                + " --env.")),
                List.of("version", "connections"),
                definitions);
    }

    private static Map<String, Object> byName(Map<String, Object> schema) {
        return object("type", "object", "minProperties", 1, "additionalProperties", schema);
    }

    private static Map<String, Object> connection(DatabaseProvider provider) {
        Map<String, Object> schema = KeySpecs.of(KeySpec.required("type", "", object("const", provider.type())))
                .and(keys(provider))
                .schema();
        List<Map<String, Object>> clashes = clashes(provider.alternatives());
        if (!clashes.isEmpty()) {
            schema.put("not", anyOf(clashes));
        }
        return described(schema, provider.description());
    }

    /** All keys of a connection but {@code type}. */
    static KeySpecs keys(DatabaseProvider provider) {
        return provider.keys()
                .and(KeySpecs.of(
                        KeySpec.optional(
                                "schemas",
                                "The schemas that are read in place of those that suites name, such as {mart: pr_123};"
                                        + " meant for environments.",
                                object("type", "object", "additionalProperties", text())),
                        KeySpec.optional(
                                        "sample",
                                        "What reports may have of values of rows: none, rows or {columns: […], unclassified: show"
                                                + " or mask, mask: hash, partial or full}.",
                                        RowsSchema.sampleOfConnection())
                                .byDefault(provider.showsRows() ? "{unclassified: show}" : "{unclassified: mask}"),
                        KeySpec.optional(
                                "defaults",
                                "Common keys for checks that set none themselves and whose suite sets none.",
                                reference("defaults"))));
    }

    /** Each two keys that may not stand together. */
    private static List<Map<String, Object>> clashes(List<List<String>> alternatives) {
        List<Map<String, Object>> clashes = new ArrayList<>();
        for (List<String> group : alternatives) {
            for (int i = 0; i < group.size(); i++) {
                for (String other : group.subList(i + 1, group.size())) {
                    clashes.add(object("required", List.of(group.get(i), other)));
                }
            }
        }
        return clashes;
    }

    /** Keys that an environment may override, for a connection of any type. */
    private static Map<String, Object> other(DatabaseProviders providers) {
        Map<String, List<Map<String, Object>>> schemas = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> references = new LinkedHashMap<>();
        for (DatabaseProvider provider : providers.sorted()) {
            for (KeySpec key : keys(provider).all()) {
                List<Map<String, Object>> known = schemas.computeIfAbsent(key.name(), name -> new ArrayList<>());
                if (!known.contains(key.property())) {
                    known.add(key.property());
                    references
                            .computeIfAbsent(key.name(), name -> new ArrayList<>())
                            .add(reference(provider.type() + "/properties/" + key.name()));
                }
            }
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        references.forEach((key, known) -> properties.put(key, anyOf(known)));
        return mapping(properties, List.of());
    }
}
