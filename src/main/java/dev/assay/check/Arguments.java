package dev.assay.check;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The values that a check's author gave to its type's parameters, already of the Java type that
 * {@link Parameter.Kind} names.
 *
 * @param values by parameter name; what the author left out is not there
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
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

    /** COLUMNS, TEXTS or CHOICES; empty where they are left out. */
    public List<String> texts(String name) {
        return list(String.class, name);
    }

    /** SCALARS; empty where they are left out. */
    public List<Object> scalars(String name) {
        return list(Object.class, name);
    }

    /** A SCALAR: String, BigDecimal or Boolean; null where it is left out. */
    public @Nullable Object scalar(String name) {
        return values.get(name);
    }

    /** A COUNT, as a number; null where it is left out. */
    public @Nullable BigDecimal count(String name) {
        return has(name) ? BigDecimal.valueOf(as(Long.class, name)) : null;
    }

    /** A NUMBER; null where it is left out. */
    public @Nullable BigDecimal number(String name) {
        return has(name) ? as(BigDecimal.class, name) : null;
    }

    /** A FLAG that must be there or has a default. */
    public boolean flag(String name) {
        return as(Boolean.class, name);
    }

    /** A TOLERANCE; none where it is left out. */
    public Tolerance tolerance(String name) {
        return has(name) ? as(Tolerance.class, name) : Tolerance.NONE;
    }

    /** TYPES, by column in their order, the empty text where none is said; empty where they are left out. */
    public Map<String, String> types(String name) {
        return has(name) ? map(String.class, as(Map.class, name)) : Map.of();
    }

    /** ROWS, each by column; a value is String, BigDecimal or Boolean, the empty text where it is null. */
    public List<Map<String, Object>> rows(String name) {
        return list(Map.class, name).stream().map(row -> map(Object.class, row)).toList();
    }

    /** A TABLE that must be there. */
    public TableName table(String name) {
        return as(TableName.class, name);
    }

    /** PARTS; null where they are left out. */
    public @Nullable Arguments parts(String name) {
        return has(name) ? as(Arguments.class, name) : null;
    }

    /** A DURATION; null where it is left out. */
    public @Nullable Duration duration(String name) {
        return has(name) ? as(Duration.class, name) : null;
    }

    /** An AGE: Duration or Period; null where it is left out. */
    public @Nullable TemporalAmount age(String name) {
        return has(name) ? as(TemporalAmount.class, name) : null;
    }

    /** A TIME; null where it is left out. */
    public @Nullable LocalTime time(String name) {
        return has(name) ? as(LocalTime.class, name) : null;
    }

    /** A ZONE; null where it is left out. */
    public @Nullable ZoneId zone(String name) {
        return has(name) ? as(ZoneId.class, name) : null;
    }

    /** A REFERENCE; null where it is left out. */
    public @Nullable Reference reference(String name) {
        return has(name) ? as(Reference.class, name) : null;
    }

    /** A CONDITION, EXPRESSION or QUERY that must be there. */
    public Fragment sql(String name) {
        return as(Fragment.class, name);
    }

    private <T> List<T> list(Class<T> type, String name) {
        List<?> list = has(name) ? as(List.class, name) : List.of();
        return list.stream().<T>map(type::cast).toList();
    }

    /** A map in its own order. */
    private static <T> Map<String, T> map(Class<T> type, Map<?, ?> values) {
        Map<String, T> map = new LinkedHashMap<>();
        values.forEach((key, value) -> map.put((String) key, type.cast(value)));
        return Collections.unmodifiableMap(map);
    }

    private <T> T as(Class<T> type, String name) {
        return type.cast(Objects.requireNonNull(values.get(name), () -> "no argument '" + name + "'"));
    }
}
