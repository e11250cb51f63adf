package dev.assay.suite;

import dev.assay.check.Parameter;
import java.util.Map;

/** The JSON Schema of a parameter's value. */
final class ParameterSchema {

    private static final String AGE = "^[0-9]{1,9}(s|m|h|d|w)$";
    private static final String REFERENCE = "^[^()]+\\([^()]+\\)$";

    private ParameterSchema() {}

    static Map<String, Object> of(Parameter parameter) {
        Map<String, Object> schema = switch (parameter.kind()) {
            case COLUMN, TEXT, ZONE, REGEX, CONDITION, QUERY -> SchemaParts.text();
            case COLUMNS, TEXTS -> SchemaParts.oneOrMore(SchemaParts.text());
            case COUNT -> SchemaParts.count(0);
            case SCALAR -> SchemaParts.scalar();
            case SCALARS -> SchemaParts.oneOrMore(SchemaParts.scalar());
            case DURATION -> SchemaParts.pattern(AGE);
            case REFERENCE -> SchemaParts.pattern(REFERENCE);
            case CHOICE -> SchemaParts.words(parameter.choices());
        };
        return SchemaParts.described(schema, parameter.meaning());
    }
}
