package dev.assay.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Pieces of JSON Schema 2020-12. A schema is a map of JSON values: String, Number, Boolean, List or Map. All maps that
 * are returned are new, modifiable, and keep the order of their keys.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SchemaParts {

    private SchemaParts() {}

    /**
     * A JSON object.
     *
     * @param keysAndValues keys and values in turn; each key is a String
     * @return the object, its keys in this order
     */
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /**
     * A mapping with these keys and no others.
     *
     * @param properties schemas by key
     * @param required the keys that must be there
     * @return the schema
     */
    public static Map<String, Object> mapping(Map<String, Object> properties, List<String> required) {
        Map<String, Object> map = object("type", "object", "properties", properties, "additionalProperties", false);
        if (!required.isEmpty()) {
            map.put("required", required);
        }
        return map;
    }

    /**
     * A schema with a description, which editors show.
     *
     * @param schema the schema
     * @param description a short sentence
     * @return the schema with the description before all else
     */
    public static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = object("description", description);
        described.putAll(schema);
        return described;
    }

    /**
     * What at least one of several schemas takes.
     *
     * @param schemas at least one
     * @return the schema; the only one as it is
     */
    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return schemas.size() == 1 ? schemas.get(0) : object("anyOf", schemas);
    }

    /** {@return text that is not empty} */
    public static Map<String, Object> text() {
        return object("type", "string", "minLength", 1);
    }

    /** {@return text, a number or a boolean} */
    public static Map<String, Object> scalar() {
        return object("type", List.of("string", "number", "boolean"));
    }

    /**
     * One value, or a list of them that is not empty.
     *
     * @param one the schema of a value
     * @return the schema
     */
    public static Map<String, Object> oneOrMore(Map<String, Object> one) {
        return anyOf(List.of(one, object("type", "array", "items", one, "minItems", 1)));
    }

    /**
     * A value, or text that holds a variable, such as {@code ${SESSIONS}}.
     *
     * @param schema the schema of the value
     * @return the schema
     */
    public static Map<String, Object> orVariable(Map<String, Object> schema) {
        return anyOf(List.of(schema, object("type", "string", "pattern", "\\$\\{")));
    }

    /**
     * One of several words, or a variable.
     *
     * @param words the words
     * @return the schema
     */
    public static Map<String, Object> words(List<String> words) {
        return orVariable(object("enum", words));
    }

    /**
     * A whole number, or a variable.
     *
     * @param least the least number
     * @return the schema
     */
    public static Map<String, Object> count(long least) {
        return orVariable(object("type", "integer", "minimum", least));
    }

    /** {@return true or false, or a variable} */
    public static Map<String, Object> flag() {
        return orVariable(object("type", "boolean"));
    }

    /**
     * Text that matches a pattern, or a variable.
     *
     * @param pattern a regular expression of ECMA 262, which matches anywhere unless it is anchored
     * @return the schema
     */
    public static Map<String, Object> pattern(String pattern) {
        return orVariable(object("type", "string", "pattern", pattern));
    }

    /**
     * What a schema under {@code $defs} of the same document takes.
     *
     * @param definition its name there
     * @return the schema
     */
    public static Map<String, Object> reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

    /**
     * A whole JSON Schema of a mapping with these keys and no others.
     *
     * @param title the document's title
     * @param properties schemas by key
     * @param required the keys that must be there
     * @param definitions what {@link #reference} names, by name; may be empty
     * @return the document
     */
    public static Map<String, Object> document(
            String title, Map<String, Object> properties, List<String> required, Map<String, Object> definitions) {
        Map<String, Object> document =
                object("$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
        document.putAll(mapping(properties, required));
        if (!definitions.isEmpty()) {
            document.put("$defs", definitions);
        }
        return document;
    }

    /**
     * A list with one item more.
     *
     * @param list the list, which stays as it is
     * @param more the item for its end
     * @param <T> the type of the items
     * @return a new list
     */
    public static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
