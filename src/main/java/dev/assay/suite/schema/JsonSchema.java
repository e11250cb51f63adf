package dev.assay.suite.schema;

import dev.assay.check.CheckType;
import dev.assay.database.DatabaseProviders;
import dev.assay.suite.bind.CheckTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas (draft 2020-12) of suites and connections, for editors and other tools. They describe the structure; rules that involve
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

    private static String written(Map<String, Object> schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return JsonMapper.builder().build().writer().with(printer).writeValueAsString(schema) + "\n";
    }
}
