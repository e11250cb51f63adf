package dev.assay.suite.connection;

import dev.assay.sql.TableName;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code schemas} of a connection: the schemas that are read in place of those that suites name. */
final class SchemasBinder {

    static final String KEY = "schemas";

    private SchemasBinder() {}

    /**
     * The schemas that are read, by those that suites name.
     *
     * @param connection its keys
     * @param values reports what is wrong
     * @return without those whose value is wrong, or has a variable that is not filled in; empty if there are none
     */
    static Map<String, String> bind(Node.Mapping connection, Values values) {
        Node.Entry said = connection.entry(KEY);
        Map<String, String> schemas = new LinkedHashMap<>();
        if (said != null && said.value() instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String schema = values.parsed(entry.value(), entry.name(), "pr_123", SchemasBinder::schema);
                if (schema != null) {
                    schemas.put(entry.name(), schema);
                }
            }
        } else if (said != null) {
            values.unexpected(said.value(), KEY, "a mapping of schemas, such as {mart: pr_123}");
        }
        return schemas;
    }

    private static String schema(String text) {
        if (TableName.parse(text).schema() != null) {
            throw new IllegalArgumentException("'" + text + "' is no schema: write its name alone, such as pr_123");
        }
        return text;
    }
}
