package dev.assay.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a suite's author writes it: {@code table} or {@code schema.table}; a part with a dot or a quote
 * in it is written in double quotes, as in SQL.
 *
 * @param schema the schema, null where the connection's search path or its own schema decides
 * @param name the table's own name
 * @param exact whether the author wrote quotes, so that no other spelling is meant
 */
public record TableName(@Nullable String schema, String name, boolean exact) {

    private static final String PART = "\"((?:[^\"]|\"\")+)\"|([^\".\\s(),]+)";
    private static final Pattern SYNTAX = Pattern.compile("(?:(?:" + PART + ")\\.)?(?:" + PART + ")");

    /** A name without quotes, or the catalogue's own. */
    public TableName(@Nullable String schema, String name) {
        this(schema, name, false);
    }

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
        boolean exact = matcher.group(1) != null || matcher.group(3) != null;
        return new TableName(part(matcher.group(1), matcher.group(2)), name, exact);
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
