package dev.assay.testing;

import dev.assay.database.snowflake.SnowflakeDialect;
import dev.assay.sql.Dialect;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Snowflake emulator. */
public final class SnowflakeUnderTest implements DatabaseUnderTest {

    private static final Map<String, String> TYPES = Map.of(
            "integer", "NUMBER(38,0)",
            "decimal", "NUMBER(38,10)",
            "huge", "NUMBER(38,0)",
            "float", "FLOAT",
            "text", "VARCHAR",
            "boolean", "BOOLEAN",
            "date", "DATE",
            "timestamp", "TIMESTAMP_NTZ",
            "timestamp_tz", "TIMESTAMP_TZ",
            "json", "VARIANT");

    @Override
    public String name() {
        return "snowflake";
    }

    @Override
    public String title() {
        return "Snowflake";
    }

    @Override
    public boolean ours() {
        return true;
    }

    @Override
    public Dialect dialect() {
        return SnowflakeDialect.INSTANCE;
    }

    @Override
    public Fresh fresh() {
        return SnowflakeServer.shared().database();
    }

    @Override
    public Map<String, String> types() {
        return TYPES;
    }

    /** A backslash in a text is doubled; JSON is no text that can be cast. */
    @Override
    public String value(String word, @Nullable String text) {
        String escaped = text == null ? null : text.replace("\\", "\\\\");
        return escaped != null && word.equals("json")
                ? "PARSE_JSON('" + escaped.replace("'", "''") + "')"
                : DatabaseUnderTest.super.value(word, escaped);
    }

    @Override
    public Optional<String> index(String table, String columns) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return title();
    }
}
