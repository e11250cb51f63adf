package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.object;

import dev.assay.check.Parameter;
import dev.assay.yaml.Ages;
import dev.assay.yaml.SchemaParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a parameter's value. */
final class ParameterSchema {

    private static final String AGE_OF_CALENDAR = "^[0-9]{1,9}(s|m|h|d|w|mo|y)$";
    private static final String TIME = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
    private static final String REFERENCE = "^[^()]+\\([^()]+\\)$";
    private static final String TOLERANCE = "^[0-9]+(\\.[0-9]+)? ?%?$";

    private ParameterSchema() {}

    static Map<String, Object> of(Parameter parameter) {
        Map<String, Object> schema = switch (parameter.kind()) {
            case COLUMN, CONNECTION, TEXT, ZONE, REGEX, TABLE, CONDITION, EXPRESSION, QUERY -> SchemaParts.text();
            case COLUMNS, TEXTS -> SchemaParts.oneOrMore(SchemaParts.text());
            case FLAG -> SchemaParts.flag();
            case COUNT -> SchemaParts.count(0);
            case NUMBER -> SchemaParts.orVariable(object("type", "number"));
            case SCALAR -> SchemaParts.scalar();
            case SCALARS -> anyOf(List.of(SchemaParts.oneOrMore(SchemaParts.scalar()), fromFile()));
            case DURATION -> SchemaParts.pattern(Ages.AGE);
            case AGE -> SchemaParts.pattern(AGE_OF_CALENDAR);
            case TIME -> SchemaParts.pattern(TIME);
            case CHOICES -> SchemaParts.oneOrMore(SchemaParts.words(parameter.choices()));
            case TOLERANCE -> anyOf(List.of(object("type", "number", "minimum", 0), SchemaParts.pattern(TOLERANCE)));
            case REFERENCE -> SchemaParts.pattern(REFERENCE);
            case CHOICE -> SchemaParts.words(parameter.choices());
            case PARTS -> parts(parameter.parts());
            case EXPRESSIONS ->
                object("type", "object", "minProperties", 1, "additionalProperties", SchemaParts.text());
            case TYPES ->
                anyOf(List.of(
                        object("type", "object", "minProperties", 1, "additionalProperties", SchemaParts.text()),
                        object("type", "array", "minItems", 1, "items", SchemaParts.text())));
            case ROWS -> anyOf(List.of(SchemaParts.text(), object("type", "array", "minItems", 1, "items", row())));
        };
        if (parameter.kind() != Parameter.Kind.PARTS && !parameter.parts().isEmpty()) {
            schema = anyOf(List.of(schema, parts(parameter.parts())));
        }
        String meaning =
                parameter.meaning() + (parameter.byDefault() == null ? "" : " Default: " + parameter.byDefault() + ".");
        return SchemaParts.described(schema, meaning);
    }

    private static Map<String, Object> fromFile() {
        return SchemaParts.mapping(object("file", SchemaParts.text(), "column", SchemaParts.text()), List.of("file"));
    }

    private static Map<String, Object> row() {
        return object(
                "type",
                "object",
                "minProperties",
                1,
                "additionalProperties",
                object("type", List.of("string", "number", "boolean", "null")));
    }

    private static Map<String, Object> parts(List<Parameter> parts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        parts.forEach(part -> properties.put(part.name(), of(part)));
        return SchemaParts.mapping(
                properties,
                parts.stream().filter(Parameter::required).map(Parameter::name).toList());
    }
}
