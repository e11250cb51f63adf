package dev.assay.database.postgresql;

import static dev.assay.yaml.SchemaParts.oneOrMore;
import static dev.assay.yaml.SchemaParts.text;

import dev.assay.database.ConnectionKeys;
import dev.assay.sql.TableName;
import dev.assay.yaml.KeySpec;
import java.util.List;
import java.util.Set;

/** Reads {@code functions} of a connection: the user-defined functions that author SQL may call. */
public final class FunctionsBinder {

    public static final KeySpec FUNCTIONS = KeySpec.optional(
            "functions",
            "What SQL in suites may call besides PostgreSQL's own functions that are not volatile; each with its schema,"
                    + " without brackets and types: app.normalise.",
            oneOrMore(text()));

    private FunctionsBinder() {}

    /** The functions under their catalogue names: unquoted names are folded to lower case. */
    public static Set<TableName> functions(ConnectionKeys connection) {
        List<TableName> functions = connection
                .keys()
                .value(
                        "functions",
                        (node, key) -> connection
                                .values()
                                .list(
                                        node,
                                        key,
                                        item -> connection
                                                .values()
                                                .parsed(item, key, "app.normalise", FunctionsBinder::function)));
        return functions == null ? Set.of() : Set.copyOf(functions);
    }

    private static TableName function(String text) {
        TableName written;
        try {
            written = TableName.parse(text);
        } catch (IllegalArgumentException e) {
            written = null;
        }
        if (written == null || written.schema() == null) {
            throw new IllegalArgumentException("'" + text
                    + "' is no function with its schema: write it as in app.normalise, without brackets and types");
        }
        return new TableName(
                exact(String.valueOf(written.schema()), written.exactSchema()),
                exact(written.name(), written.exactName()));
    }

    private static String exact(String name, boolean quoted) {
        return quoted ? name : PostgresDialect.INSTANCE.folded(name);
    }
}
