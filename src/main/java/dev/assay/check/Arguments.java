package dev.assay.check;

import dev.assay.sql.Fragment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that a check's author gave to its type's parameters, already of the Java type that
 * {@link Parameter.Kind} names.
 *
 * @param values by parameter name; what the author left out is not there
 */
public record Arguments(Map<String, Object> values) {

    public Arguments {
        values = Map.copyOf(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A COLUMN, TEXT, REGEX or CHOICE that must be there. */
    public String text(String name) {
        return as(String.class, name);
    }

    /** A COLUMN, TEXT, REGEX or CHOICE, or what stands for it. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** COLUMNS or TEXTS; empty where they are left out. */
    @SuppressWarnings("unchecked") // the reader made it from strings
    public List<String> texts(String name) {
        return has(name) ? (List<String>) as(List.class, name) : List.of();
    }

    /** SCALARS; empty where they are left out. */
    @SuppressWarnings("unchecked") // the reader made it from scalars
    public List<Object> scalars(String name) {
        return has(name) ? (List<Object>) as(List.class, name) : List.of();
    }

    /** A SCALAR: String, BigDecimal or Boolean; null where it is left out. */
    public @Nullable Object scalar(String name) {
        return values.get(name);
    }

    /** A COUNT, as a number; null where it is left out. */
    public @Nullable BigDecimal count(String name) {
        return has(name) ? BigDecimal.valueOf(as(Long.class, name)) : null;
    }

    /** A DURATION; null where it is left out. */
    public @Nullable Duration duration(String name) {
        return has(name) ? as(Duration.class, name) : null;
    }

    /** A ZONE; null where it is left out. */
    public @Nullable ZoneId zone(String name) {
        return has(name) ? as(ZoneId.class, name) : null;
    }

    /** A REFERENCE; null where it is left out. */
    public @Nullable Reference reference(String name) {
        return has(name) ? as(Reference.class, name) : null;
    }

    /** A CONDITION or QUERY that must be there. */
    public Fragment sql(String name) {
        return as(Fragment.class, name);
    }

    private <T> T as(Class<T> type, String name) {
        return type.cast(Objects.requireNonNull(values.get(name), () -> "no argument '" + name + "'"));
    }
}
