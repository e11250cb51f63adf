package dev.assay.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a suite's author writes it: {@code table} or {@code schema.table}. A part that contains a
 * blank, dot, comma, bracket or quote is written in double quotes, as in SQL.
 *
 * @param schema the schema; null: the search path or the connection's default schema decides
 * @param name the table's own name
 * @param exactSchema whether the author quoted the schema, so that only the exact spelling matches
 * @param exactName whether the author quoted the name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TableName(@Nullable String schema, String name, boolean exactSchema, boolean exactName) {

    private static final String PART = "\"((?:[^\"]++|\"\")+)\"|([^\".\\s(),]+)";
    private static final Pattern SYNTAX = Pattern.compile("(?:(?:" + PART + ")\\.)?(?:" + PART + ")");

    /**
     * Creates a name that the author did not quote, or that comes from the catalogue.
     *
     * @param schema the schema; null: the search path or the connection's default schema decides
     * @param name the table's own name
     */
    public TableName(@Nullable String schema, String name) {
        this(schema, name, false, false);
    }

    /**
     * Parses {@code table} or {@code schema.table}.
     *
     * @param text the text; blanks around it do not count
     * @return the name
     * @throws IllegalArgumentException if the text is not a table name; the message says what is expected
     */
    public static TableName parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no table name: write table or schema.table, a part with blanks or other signs in double"
                    + " quotes of its own: '\"Mixed Case\"'");
        }
        String name = part(matcher.group(3), matcher.group(4));
        if (name == null) {
            throw new IllegalArgumentException("'" + text + "' names no table");
        }
        return new TableName(
                part(matcher.group(1), matcher.group(2)), name, matcher.group(1) != null, matcher.group(3) != null);
    }

    private static @Nullable String part(@Nullable String quoted, @Nullable String plain) {
        return quoted == null ? plain : quoted.replace("\"\"", "\"");
    }

    /** {@return the name in the form that {@link #parse} reads} */
    @Override
    public String toString() {
        return (schema == null ? "" : writtenSchema() + ".") + writtenName();
    }

    /** {@return the schema, quoted if the author quoted it} The schema must not be null. */
    public String writtenSchema() {
        return written(String.valueOf(schema), exactSchema);
    }

    /** {@return the table's own name, quoted if the author quoted it} */
    public String writtenName() {
        return written(name, exactName);
    }

    private static String written(String part, boolean exact) {
        return !exact && part.matches("[^\".\\s(),]+") ? part : Dialect.quoted(part);
    }
}
