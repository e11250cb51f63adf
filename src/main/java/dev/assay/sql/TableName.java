package dev.assay.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a suite's author writes it: {@code table} or {@code schema.table}; a part with a dot or a quote
 * in it is written in double quotes, as in SQL.
 *
 * @param schema the schema, null where the connection's search path decides
 * @param name the table's own name
 */
public record TableName(@Nullable String schema, String name) {

    private static final String PART = "\"((?:[^\"]|\"\")+)\"|([^\".\\s(),]+)";
    private static final Pattern SYNTAX = Pattern.compile("(?:(?:" + PART + ")\\.)?(?:" + PART + ")");

    /**
     * Reads {@code table} or {@code schema.table}.
     *
     * @throws IllegalArgumentException where the text is no table name; the message says what is expected
     */
    public static TableName parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no table name: write table or schema.table");
        }
        String name = part(matcher.group(3), matcher.group(4));
        if (name == null) {
            throw new IllegalArgumentException("'" + text + "' names no table");
        }
        return new TableName(part(matcher.group(1), matcher.group(2)), name);
    }

    private static @Nullable String part(@Nullable String quoted, @Nullable String plain) {
        return quoted == null ? plain : quoted.replace("\"\"", "\"");
    }

    /** The name in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return schema == null ? written(name) : written(schema) + "." + written(name);
    }

    private static String written(String part) {
        return part.matches("[^\".\\s(),]+") ? part : "\"" + part.replace("\"", "\"\"") + "\"";
    }
}
