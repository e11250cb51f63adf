package dev.assay.database.snowflake;

import java.util.Map;

/**
 * The session parameters that affect results or how they are read, with the values that our statements and {@link
 * SnowflakeRows} rely on. The account or the user may have changed any of them, so each session sets them at login.
 * Snowflake's page "Parameters" describes each by its name; docs/snowflake.md says what each affects.
 */
final class SnowflakeParameters {

    private static final String MOMENT = "YYYY-MM-DD HH24:MI:SS.FF9";

    private static final Map<String, String> TIMES = Map.ofEntries(
            Map.entry("TIMEZONE", "UTC"),
            Map.entry("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMP_DAY_IS_ALWAYS_24H", "false"),
            Map.entry("WEEK_START", "1"),
            Map.entry("WEEK_OF_YEAR_POLICY", "0"),
            Map.entry("TWO_DIGIT_CENTURY_START", "1970"),
            Map.entry("JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", "false"),
            Map.entry("JDBC_USE_SESSION_TIMEZONE", "true"));

    private static final Map<String, String> READING = Map.of(
            "DATE_INPUT_FORMAT", "AUTO",
            "TIME_INPUT_FORMAT", "AUTO",
            "TIMESTAMP_INPUT_FORMAT", "AUTO",
            "BINARY_INPUT_FORMAT", "HEX");

    private static final Map<String, String> WRITING = Map.ofEntries(
            Map.entry("JDBC_QUERY_RESULT_FORMAT", "JSON"),
            Map.entry("JDBC_TREAT_DECIMAL_AS_INT", "true"),
            Map.entry("DATE_OUTPUT_FORMAT", "YYYY-MM-DD"),
            Map.entry("TIME_OUTPUT_FORMAT", "HH24:MI:SS.FF9"),
            Map.entry("TIMESTAMP_OUTPUT_FORMAT", MOMENT),
            Map.entry("TIMESTAMP_NTZ_OUTPUT_FORMAT", MOMENT),
            Map.entry("TIMESTAMP_LTZ_OUTPUT_FORMAT", MOMENT + " TZHTZM"),
            Map.entry("TIMESTAMP_TZ_OUTPUT_FORMAT", MOMENT + " TZHTZM"),
            Map.entry("BINARY_OUTPUT_FORMAT", "HEX"),
            Map.entry("GEOGRAPHY_OUTPUT_FORMAT", "GeoJSON"),
            Map.entry("GEOMETRY_OUTPUT_FORMAT", "GeoJSON"),
            Map.entry("JSON_INDENT", "2"),
            Map.entry("STRICT_JSON_OUTPUT", "false"));

    private static final Map<String, String> STATEMENTS = Map.of(
            "AUTOCOMMIT", "true",
            "DEFAULT_NULL_ORDERING", "LAST",
            "MULTI_STATEMENT_COUNT", "1",
            "QUOTED_IDENTIFIERS_IGNORE_CASE", "false",
            "ROWS_PER_RESULTSET", "0",
            "SEARCH_PATH", "$current, $public");

    private SnowflakeParameters() {}

    /**
     * Adds all of them to the driver's properties. The driver sends the properties that it does not know with the
     * login.
     */
    static void put(Map<Object, Object> properties) {
        properties.putAll(TIMES);
        properties.putAll(READING);
        properties.putAll(WRITING);
        properties.putAll(STATEMENTS);
    }
}
