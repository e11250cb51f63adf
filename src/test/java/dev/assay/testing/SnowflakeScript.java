package dev.assay.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the Snowflake emulator's that a test gives it, for what it cannot answer itself. */
public final class SnowflakeScript {

    private final Map<String, Object> told;

    private SnowflakeScript(Map<String, Object> told) {
        this.told = told;
    }

    /**
     * For statements in which this regular expression of Python's is found, in whichever case of letters. Without rows and
     * error, they are answered as ever.
     */
    public static SnowflakeScript on(String pattern) {
        return new SnowflakeScript(Map.of("pattern", pattern));
    }

    /**
     * Answers rows. Columns come first, then each row.
     *
     * @param name the column's name, exact
     * @param type NUMBER, FLOAT, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, VARIANT, …
     */
    public SnowflakeScript column(String name, String type) {
        return column(name, type, 0);
    }

    /** Answers rows with a number of so many digits after the point. */
    public SnowflakeScript column(String name, String type, int scale) {
        return append("columns", Map.of("name", name, "type", type, "scale", scale));
    }

    /**
     * One row more. Values are as people write them: {@code 2024-02-29T10:00:00+02:00}, {@code true}, hexadecimal digits for
     * BINARY; null is NULL.
     */
    public SnowflakeScript row(@Nullable String... values) {
        return append("rows", new ArrayList<>(Arrays.asList(values)));
    }

    /** Fails, with the code as Snowflake writes it, such as {@code 002003}. */
    public SnowflakeScript fails(String code, String sqlState, String message) {
        return with("error", Map.of("code", code, "sqlState", sqlState, "message", message));
    }

    /** Waits before it answers. */
    public SnowflakeScript delayed(Duration delay) {
        return with("delayMillis", delay.toMillis());
    }

    /** Only for so many statements. */
    public SnowflakeScript times(int times) {
        return with("times", times);
    }

    private SnowflakeScript append(String what, Object one) {
        List<Object> all = new ArrayList<>();
        if (told.get(what) instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(one);
        return with(what, all);
    }

    private SnowflakeScript with(String what, Object value) {
        Map<String, Object> more = new HashMap<>(told);
        more.put(what, value);
        return new SnowflakeScript(more);
    }

    Map<String, Object> asMap() {
        return told;
    }
}
