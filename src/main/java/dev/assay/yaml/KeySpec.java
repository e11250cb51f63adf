package dev.assay.yaml;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * One key that a mapping may hold. It is written once and serves reading, the hints for misspelled keys and the JSON
 * Schema; see {@link KeySpecs}.
 *
 * @param name the key as authors write it, such as {@code statement_timeout}
 * @param description one short sentence, which editors show beside the key; empty for none
 * @param schema the JSON Schema of the key's value, built from {@link SchemaParts}
 * @param required whether the JSON Schema demands the key; a reader still asks for it with {@link Keys#required}, which
 *     says what to write
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KeySpec(String name, String description, Map<String, Object> schema, boolean required) {

    /**
     * A key that may be left out.
     *
     * @param name the key
     * @param description one short sentence; empty for none
     * @param schema the JSON Schema of its value
     * @return the key
     */
    public static KeySpec optional(String name, String description, Map<String, Object> schema) {
        return new KeySpec(name, description, schema, false);
    }

    /**
     * A key that must be there.
     *
     * @param name the key
     * @param description one short sentence; empty for none
     * @param schema the JSON Schema of its value
     * @return the key
     */
    public static KeySpec required(String name, String description, Map<String, Object> schema) {
        return new KeySpec(name, description, schema, true);
    }

    /** The JSON Schema of the value, with the description. */
    public Map<String, Object> property() {
        return description.isEmpty() ? schema : SchemaParts.described(schema, description);
    }
}
