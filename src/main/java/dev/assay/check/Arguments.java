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
 * The arguments of a check: the values that its author gave to the type's parameters, each of the Java type that
 * {@link Parameter.Kind} names.
 *
 * @param values the values by parameter name, without the parameters that the author left out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Arguments(Map<String, Object> values) {

    /**
     * Copies the values, which no longer change.
     *
     * @param values the values by parameter name
     */
    public Arguments {
        values = Map.copyOf(values);
    }

    /**
     * {@return whether the parameter has a value}
     *
     * @param name the parameter's name
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * {@return the value of a required COLUMN, TEXT, REGEX or CHOICE}
     *
     * @param name the parameter's name
     * @throws NullPointerException if it is missing, which binding rules out
     */
    public String text(String name) {
        return as(String.class, name);
    }

    /**
     * {@return the values of COLUMNS, TEXTS or CHOICES; empty if the parameter was left out}
     *
     * @param name the parameter's name
     */
    public List<String> texts(String name) {
        return list(String.class, name);
    }

    /**
     * {@return the values of SCALARS; empty if the parameter was left out}
     *
     * @param name the parameter's name
     */
    public List<Object> scalars(String name) {
        return list(Object.class, name);
    }

    /**
     * {@return the value of a SCALAR, which is String, BigDecimal or Boolean; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable Object scalar(String name) {
        return values.get(name);
    }

    /**
     * {@return the value of a COUNT as a decimal; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable BigDecimal count(String name) {
        return has(name) ? BigDecimal.valueOf(as(Long.class, name)) : null;
    }

    /**
     * {@return the value of a NUMBER; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable BigDecimal number(String name) {
        return has(name) ? as(BigDecimal.class, name) : null;
    }

    /**
     * {@return the value of a FLAG that is required or has a default}
     *
     * @param name the parameter's name
     */
    public boolean flag(String name) {
        return as(Boolean.class, name);
    }

    /**
     * {@return the value of a TOLERANCE; {@link Tolerance#NONE} if it was left out}
     *
     * @param name the parameter's name
     */
    public Tolerance tolerance(String name) {
        return has(name) ? as(Tolerance.class, name) : Tolerance.NONE;
    }

    /**
     * {@return the value of TYPES: the type of each column, in the author's order, or the empty string if the author
     * gave no type} The map is empty if the parameter was left out.
     *
     * @param name the parameter's name
     */
    public Map<String, String> types(String name) {
        return has(name) ? map(String.class, as(Map.class, name)) : Map.of();
    }

    /**
     * {@return the value of EXPRESSIONS: the expression of each column, in the author's order} The map is empty if the parameter was left
     * out.
     *
     * @param name the parameter's name
     */
    public Map<String, Fragment> expressions(String name) {
        return has(name) ? map(Fragment.class, as(Map.class, name)) : Map.of();
    }

    /**
     * {@return the value of ROWS: one map from column to value per row} A value is String, BigDecimal or Boolean; the
     * empty string stands for a null.
     *
     * @param name the parameter's name
     */
    public List<Map<String, Object>> rows(String name) {
        return list(Map.class, name).stream().map(row -> map(Object.class, row)).toList();
    }

    /**
     * {@return the value of a required TABLE; of one of another connection, the name there}
     *
     * @param name the parameter's name
     */
    public TableName table(String name) {
        return values.get(name) instanceof Arguments elsewhere ? elsewhere.table("table") : as(TableName.class, name);
    }

    /**
     * {@return the values of PARTS; null if they were left out, or a single value stands in their place}
     *
     * @param name the parameter's name
     */
    public @Nullable Arguments parts(String name) {
        return values.get(name) instanceof Arguments parts ? parts : null;
    }

    /**
     * {@return the value of a DURATION; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable Duration duration(String name) {
        return has(name) ? as(Duration.class, name) : null;
    }

    /**
     * {@return the value of an AGE, which is a Duration or a Period; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable TemporalAmount age(String name) {
        return has(name) ? as(TemporalAmount.class, name) : null;
    }

    /**
     * {@return the value of a TIME; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable LocalTime time(String name) {
        return has(name) ? as(LocalTime.class, name) : null;
    }

    /**
     * {@return the value of a ZONE; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable ZoneId zone(String name) {
        return has(name) ? as(ZoneId.class, name) : null;
    }

    /**
     * {@return the value of a REFERENCE; null if it was left out}
     *
     * @param name the parameter's name
     */
    public @Nullable Reference reference(String name) {
        return has(name) ? as(Reference.class, name) : null;
    }

    /**
     * {@return the value of a required CONDITION, EXPRESSION or QUERY}
     *
     * @param name the parameter's name
     */
    public Fragment sql(String name) {
        return as(Fragment.class, name);
    }

    private <T> List<T> list(Class<T> type, String name) {
        List<?> list = has(name) ? as(List.class, name) : List.of();
        return list.stream().<T>map(type::cast).toList();
    }

    /** Returns an unmodifiable copy that keeps the order. */
    private static <T> Map<String, T> map(Class<T> type, Map<?, ?> values) {
        Map<String, T> map = new LinkedHashMap<>();
        values.forEach((key, value) -> map.put((String) key, type.cast(value)));
        return Collections.unmodifiableMap(map);
    }

    private <T> T as(Class<T> type, String name) {
        return type.cast(Objects.requireNonNull(values.get(name), () -> "no argument '" + name + "'"));
    }
}
