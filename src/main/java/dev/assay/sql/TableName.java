package dev.assay.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as a suite's author writes it: {@code table} or {@code schema.table}; a part with a
 * blank, a dot, a comma, a bracket or a quote in it is written in double quotes, as in SQL.
 *
 * @param schema the schema, null where the connection's search path or its own schema decides
 * @param name the table's own name
 * @param exactSchema whether the author wrote the schema in quotes, so that no other spelling is meant
 * @param exactName whether the author wrote the name in quotes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TableName(@Nullable String schema, String name, boolean exactSchema, boolean exactName) {

    private static final String PART = "\"((?:[^\"]++|\"\")+)\"|([^\".\\s(),]+)";
    private static final Pattern SYNTAX = Pattern.compile("(?:(?:" + PART + ")\\.)?(?:" + PART + ")");

    /** A name without quotes, or the catalogue's own. */
    public TableName(@Nullable String schema, String name) {
        this(schema, name, false, false);
    }

    /**
     * Reads {@code table} or {@code schema.table}.
     *
     * @throws IllegalArgumentException where the text is no table name; the message says what is expected
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

    /** The name in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (schema == null ? "" : writtenSchema() + ".") + writtenName();
    }

    /** The schema, in quotes where the author wrote it so; it must be there. */
    public String writtenSchema() {
        return written(String.valueOf(schema), exactSchema);
    }

    /** The table's own name, in quotes where the author wrote it so. */
    public String writtenName() {
        return written(name, exactName);
    }

    private static String written(String part, boolean exact) {
        return !exact && part.matches("[^\".\\s(),]+") ? part : Dialect.quoted(part);
    }
}
