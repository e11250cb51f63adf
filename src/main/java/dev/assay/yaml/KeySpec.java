package dev.assay.yaml;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One key that a mapping may hold. It is written once and serves reading, the hints for misspelled keys, the JSON
 * Schema and the documentation; see {@link KeySpecs}. Keys are immutable; {@link #byDefault}, {@link #parts} and
 * {@link #secret} return a changed copy.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class KeySpec {

    private final String name;
    private final String description;
    private final Map<String, Object> schema;
    private final boolean required;
    private final String byDefault;
    private final @Nullable KeySpecs parts;
    private final boolean holdsSecret;

    private KeySpec(
            String name,
            String description,
            Map<String, Object> schema,
            boolean required,
            String byDefault,
            @Nullable KeySpecs parts,
            boolean holdsSecret) {
        this.name = name;
        this.description = description;
        this.schema = schema;
        this.required = required;
        this.byDefault = byDefault;
        this.parts = parts;
        this.holdsSecret = holdsSecret;
    }

    /**
     * A key that may be left out.
     *
     * @param name the key as authors write it, such as {@code statement_timeout}
     * @param description what it means, in plain sentences, for editors and the documentation; empty for none
     * @param schema the JSON Schema of its value, built from {@link SchemaParts}
     * @return the key
     */
    public static KeySpec optional(String name, String description, Map<String, Object> schema) {
        return new KeySpec(name, description, schema, false, "", null, false);
    }

    /**
     * A key that must be there. The JSON Schema demands it; a reader still asks for it with {@link Keys#required},
     * which says what to write.
     *
     * @param name the key as authors write it
     * @param description what it means, in plain sentences; empty for none
     * @param schema the JSON Schema of its value
     * @return the key
     */
    public static KeySpec required(String name, String description, Map<String, Object> schema) {
        return new KeySpec(name, description, schema, true, "", null, false);
    }

    /**
     * Says what holds where the key is left out.
     *
     * @param words the value, or words for it: {@code 10m}, {@code the server's}
     * @return a copy that says so
     */
    public KeySpec byDefault(String words) {
        return new KeySpec(name, description, schema, required, words, parts, holdsSecret);
    }

    /**
     * Names the keys of the mapping, or of each mapping of the list, that is the value. The schema stays as it is.
     *
     * @param keys the keys, which the documentation lists
     * @return a copy that names them
     */
    public KeySpec parts(KeySpecs keys) {
        return new KeySpec(name, description, schema, required, byDefault, keys, holdsSecret);
    }

    /**
     * Says that the value is a secret, leads to one, or may contain one: a password, its file, a URL. No suite may read
     * the variables that it names.
     *
     * @return a copy that says so
     */
    public KeySpec secret() {
        return new KeySpec(name, description, schema, required, byDefault, parts, true);
    }

    /** {@return the key as authors write it} */
    public String name() {
        return name;
    }

    /** {@return what the key means, in plain sentences; empty for none} */
    public String description() {
        return description;
    }

    /** {@return whether the JSON Schema demands the key} */
    public boolean required() {
        return required;
    }

    /** {@return whether the value is a secret, leads to one, or may contain one} */
    public boolean isSecret() {
        return holdsSecret;
    }

    /** {@return what holds where the key is left out; empty where that goes without saying} */
    public String byDefault() {
        return byDefault;
    }

    /** {@return the keys of the mappings that are its value; empty where it holds none} */
    public Optional<KeySpecs> parts() {
        return Optional.ofNullable(parts);
    }

    /** {@return the JSON Schema of the value, with the description and the default} */
    public Map<String, Object> property() {
        String said = (description + (byDefault.isEmpty() ? "" : " Default: " + byDefault + ".")).strip();
        return said.isEmpty() ? schema : SchemaParts.described(schema, said);
    }
}
