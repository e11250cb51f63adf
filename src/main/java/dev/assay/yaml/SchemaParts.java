package dev.assay.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pieces that JSON Schemas are put together from. */
public final class SchemaParts {

    private SchemaParts() {}

    /** An object of these keys and values, in turn, in this order. */
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A mapping with these keys and no others. */
    public static Map<String, Object> mapping(Map<String, Object> properties, List<String> required) {
        Map<String, Object> map = object("type", "object", "properties", properties, "additionalProperties", false);
        if (!required.isEmpty()) {
            map.put("required", required);
        }
        return map;
    }

    public static Map<String, Object> described(Map<String, Object> schema, String description) {
        Map<String, Object> described = object("description", description);
        described.putAll(schema);
        return described;
    }

    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return schemas.size() == 1 ? schemas.get(0) : object("anyOf", schemas);
    }

    public static Map<String, Object> text() {
        return object("type", "string", "minLength", 1);
    }

    public static Map<String, Object> scalar() {
        return object("type", List.of("string", "number", "boolean"));
    }

    /** One of them or a list of them. */
    public static Map<String, Object> oneOrMore(Map<String, Object> one) {
        return anyOf(List.of(one, object("type", "array", "items", one, "minItems", 1)));
    }

    /** Anything that is no text may be written as a variable, which is text. */
    public static Map<String, Object> orVariable(Map<String, Object> schema) {
        return anyOf(List.of(schema, object("type", "string", "pattern", "\\$\\{")));
    }

    public static Map<String, Object> words(List<String> words) {
        return orVariable(object("enum", words));
    }

    public static Map<String, Object> count(long least) {
        return orVariable(object("type", "integer", "minimum", least));
    }

    public static Map<String, Object> flag() {
        return orVariable(object("type", "boolean"));
    }

    public static Map<String, Object> pattern(String pattern) {
        return orVariable(object("type", "string", "pattern", pattern));
    }

    public static Map<String, Object> reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

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

    /** A list with something added. */
    public static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
