package dev.assay.suite;

import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the value of one parameter of a check type. */
final class ParameterBinder {

    private final Values values;
    private final SqlBinder sql;

    ParameterBinder(Values values, SqlBinder sql) {
        this.values = values;
        this.sql = sql;
    }

    /** The value, of the Java type that the parameter's kind names; null where it is wrong, which is then reported. */
    @Nullable
    Object bind(Parameter parameter, Node node) {
        String name = parameter.name();
        return switch (parameter.kind()) {
            case COLUMN -> values.text(node, name, "customer_id");
            case COLUMNS -> values.texts(node, name, "customer_id");
            case TEXT -> values.text(node, name, "orders");
            case TEXTS -> values.texts(node, name, "orders");
            case COUNT -> values.count(node, name, 0, Long.MAX_VALUE);
            case SCALAR -> values.scalar(node, name, "a value, such as 10 or 2013-01-01");
            case SCALARS -> scalars(name, node);
            case DURATION -> values.parsed(node, name, "24h", Ages::parse);
            case ZONE -> values.parsed(node, name, "UTC", ParameterBinder::zone);
            case REFERENCE -> values.parsed(node, name, "planes(tailnum)", Reference::parse);
            case REGEX -> values.text(node, name, "\"^[0-9]{2}-\"");
            case CHOICE -> values.word(node, name, parameter.choices());
            case CONDITION -> sql.condition(node, name);
            case QUERY -> sql.query(node, name);
        };
    }

    private @Nullable List<Object> scalars(String name, Node node) {
        return values.list(node, name, item -> values.scalar(item, name, "a value, such as paid or 10"));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time zone: write UTC or a region, such as Europe/Paris", e);
        }
    }
}
