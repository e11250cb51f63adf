package dev.assay.history;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file. What is read from it throws {@link IllegalStateException} where it is missing or of another kind.
 *
 * @param values the values by key
 */
record JsonObject(Map<String, Object> values) {

    @Nullable
    String text(String key) {
        return (String) values.get(key);
    }

    String needed(String key) {
        String text = text(key);
        if (text == null) {
            throw new IllegalStateException("a line lacks '" + key + "'");
        }
        return text;
    }

    @Nullable
    BigDecimal number(String key) {
        Object value = values.get(key);
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    @Nullable
    Long whole(String key) {
        Object value = values.get(key);
        return value == null || value instanceof Long ? (Long) value : (Long) ((BigDecimal) value).longValueExact();
    }

    int whole(String key, int otherwise) {
        Long whole = whole(key);
        return whole == null ? otherwise : Math.toIntExact(whole);
    }

    boolean flag(String key, boolean otherwise) {
        return (Boolean) values.getOrDefault(key, otherwise);
    }

    Instant time(String key) {
        try {
            return Instant.parse(needed(key));
        } catch (DateTimeException e) {
            throw new IllegalStateException("'" + key + "' is no time", e);
        }
    }

    List<String> texts(String key) {
        return ((List<?>) values.getOrDefault(key, List.of()))
                .stream().map(String::valueOf).toList();
    }

    List<List<@Nullable String>> rows(String key) {
        return ((List<?>) values.getOrDefault(key, List.of()))
                .stream().map(row -> JsonObject.row((List<?>) row)).toList();
    }

    private static List<@Nullable String> row(List<?> values) {
        return values.stream()
                .<@Nullable String>map(value -> value == null ? null : String.valueOf(value))
                .toList();
    }

    List<JsonObject> objects(String key) {
        return ((List<?>) values.getOrDefault(key, List.of()))
                .stream().map(JsonObject::of).toList();
    }

    @Nullable
    JsonObject object(String key) {
        Object value = values.get(key);
        return value == null ? null : of(value);
    }

    @SuppressWarnings("unchecked") // JsonLines makes no other maps
    private static JsonObject of(Object value) {
        return new JsonObject((Map<String, Object>) value);
    }
}
