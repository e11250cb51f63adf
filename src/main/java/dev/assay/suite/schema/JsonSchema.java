package dev.assay.suite.schema;

import dev.assay.check.CheckType;
import dev.assay.database.DatabaseProviders;
import dev.assay.suite.bind.CheckTypes;
import dev.assay.suite.project.OwnersBinder;
import dev.assay.suite.project.ProductsBinder;
import dev.assay.suite.project.SettingsBinder;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.SchemaParts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas (draft 2020-12) of suites, connections and the files beside them, for editors and other tools. They describe the structure; rules that involve
 * several values are checked only by the reader. The same types produce the same text.
 */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema of suite files, with all check types on the class path. */
    public static String suites() {
        return suites(CheckTypes.found());
    }

    static String suites(List<CheckType> types) {
        return suites(CheckTypes.of(types));
    }

    private static String suites(CheckTypes types) {
        return written(SuiteSchema.schema(types.specs().stream()
                .sorted(Comparator.comparing(spec -> spec.name()))
                .toList()));
    }

    /** The schema of {@code connections.yaml}. */
    public static String connections() {
        return written(ConnectionsSchema.schema(DatabaseProviders.found()));
    }

    /** The schema of {@code owners.yaml}. */
    public static String owners() {
        return written(document("The owners of data", OwnersBinder.KEYS));
    }

    /** The schema of {@code products.yaml}. */
    public static String products() {
        return written(document("Data products", ProductsBinder.KEYS));
    }

    /** The schema of {@code assay.yaml}. */
    public static String settings() {
        return written(document("Settings of runs", SettingsBinder.KEYS));
    }

    private static Map<String, Object> document(String title, KeySpecs keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.all().forEach(key -> properties.put(key.name(), key.property()));
        return SchemaParts.document(
                title,
                properties,
                keys.all().stream().filter(KeySpec::required).map(KeySpec::name).toList(),
                Map.of());
    }

    private static String written(Map<String, Object> schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return JsonMapper.builder().build().writer().with(printer).writeValueAsString(schema) + "\n";
    }
}
