package dev.assay.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pieces of JSON Schema 2020-12. A schema is a map of JSON values: String, Number, Boolean, List or Map. All maps that
 * are returned are new, modifiable, and keep the order of their keys.
 */
public final class SchemaParts {

    private SchemaParts() {}

    /**
     * A JSON object.
     *
     * @param keysAndValues keys and values in turn; each key is a String
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
     */
    public static Map<String, Object> mapping(Map<String, Object> properties, List<String> required) {
        Map<String, Object> map = object("type", "object", "properties", properties, "additionalProperties", false);
        if (!required.isEmpty()) {
            map.put("required", required);
        }
        return map;
    }

    /** The schema with a description, which editors show. */
    public static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = object("description", description);
        described.putAll(schema);
        return described;
    }

    /** What at least one of the schemas takes. */
    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return schemas.size() == 1 ? schemas.get(0) : object("anyOf", schemas);
    }

    /** Text that is not empty. */
    public static Map<String, Object> text() {
        return object("type", "string", "minLength", 1);
    }

    /** Text, a number or a boolean. */
    public static Map<String, Object> scalar() {
        return object("type", List.of("string", "number", "boolean"));
    }

    /** What {@code one} takes, or a list of it that is not empty. */
    public static Map<String, Object> oneOrMore(Map<String, Object> one) {
        return anyOf(List.of(one, object("type", "array", "items", one, "minItems", 1)));
    }

    /** What the schema takes, or text that holds a variable, such as {@code ${SESSIONS}}. */
    public static Map<String, Object> orVariable(Map<String, Object> schema) {
        return anyOf(List.of(schema, object("type", "string", "pattern", "\\$\\{")));
    }

    /** One of these words, or a variable. */
    public static Map<String, Object> words(List<String> words) {
        return orVariable(object("enum", words));
    }

    /** A whole number from {@code least}, or a variable. */
    public static Map<String, Object> count(long least) {
        return orVariable(object("type", "integer", "minimum", least));
    }

    /** True or false, or a variable. */
    public static Map<String, Object> flag() {
        return orVariable(object("type", "boolean"));
    }

    /**
     * Text that matches a pattern, or a variable.
     *
     * @param pattern a regular expression of ECMA 262, which matches anywhere unless it is anchored
     */
    public static Map<String, Object> pattern(String pattern) {
        return orVariable(object("type", "string", "pattern", pattern));
    }

    /** What a schema under {@code $defs} of the same document takes. */
    public static Map<String, Object> reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

    /**
     * A whole JSON Schema of a mapping with these keys and no others.
     *
     * @param definitions what {@link #reference} names, by name; may be empty
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

    /** A new list of all of {@code list} and then {@code more}. */
    public static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
