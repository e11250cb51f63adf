package dev.assay.suite;

import static dev.assay.suite.SchemaParts.anyOf;
import static dev.assay.suite.SchemaParts.count;
import static dev.assay.suite.SchemaParts.described;
import static dev.assay.suite.SchemaParts.flag;
import static dev.assay.suite.SchemaParts.mapping;
import static dev.assay.suite.SchemaParts.object;
import static dev.assay.suite.SchemaParts.oneOrMore;
import static dev.assay.suite.SchemaParts.pattern;
import static dev.assay.suite.SchemaParts.reference;
import static dev.assay.suite.SchemaParts.text;
import static dev.assay.suite.SchemaParts.words;

import java.util.List;
import java.util.Map;

/** The JSON Schema of {@code connections.yaml}. */
final class ConnectionsSchema {

    private static final String SPAN = "^[0-9]{1,9}(ms|s|m|h|d|w)$";

    private ConnectionsSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> connection = anyOf(List.of(embedded(), postgresql()));
        return SchemaParts.document(
                "The connections of suites",
                object(
                        "version", described(object("const", 1), "The version of the language."),
                        "connections",
                                described(
                                        object(
                                                "type",
                                                "object",
                                                "minProperties",
                                                1,
                                                "additionalProperties",
                                                connection),
                                        "Connections by name.")),
                List.of("version", "connections"),
                object("limits", limits()));
    }

    private static Map<String, Object> embedded() {
        Map<String, Object> load = mapping(
                object(
                        "table", described(text(), "The table to create."),
                        "from", described(text(), "The CSV file, relative to this one; it may end in .gz."),
                        "null_as", described(text(), "The unquoted text that means null; by default the empty one."),
                        "columns",
                                described(
                                        object("type", "object", "additionalProperties", text()),
                                        "SQL types by column; the other columns are text.")),
                List.of("table", "from"));
        return described(
                mapping(
                        object(
                                "type", object("const", "embedded"),
                                "load", object("type", "array", "minItems", 1, "items", load),
                                "limits", reference("limits"),
                                "sample", sample("rows")),
                        List.of("type", "load")),
                "A PostgreSQL that is started for the run and filled from files.");
    }

    private static Map<String, Object> postgresql() {
        Map<String, Object> schema = mapping(
                object(
                        "type", object("const", "postgresql"),
                        "plane",
                                described(
                                        words(ConnectionBinder.PLANES),
                                        "Whether the database serves an application or analysts."),
                        "url", described(text(), "postgresql://host:port/database"),
                        "user", described(text(), "The role to log in with."),
                        "password", described(text(), "The password, best as a variable."),
                        "password_file", described(text(), "A file whose first line is the password."),
                        "password_command", described(text(), "A command that prints the password; no shell runs it."),
                        "limits", reference("limits"),
                        "replica", described(words(List.of("required")), "The server must be a replica."),
                        "trust",
                                described(
                                        oneOrMore(words(List.of(ConnectionBinder.FOREIGN_KEYS))),
                                        "foreign_keys: a validated foreign key proves that its references lead somewhere."),
                        "snapshot",
                                described(
                                        words(List.of(ConnectionBinder.RUN)),
                                        "run: all statements of a run see one moment; not on the operational plane."),
                        "sample", sample("none")),
                List.of("type", "plane", "url"));
        schema.put(
                "not",
                anyOf(List.of(
                        object("required", List.of("password", "password_file")),
                        object("required", List.of("password", "password_command")),
                        object("required", List.of("password_file", "password_command")))));
        return described(schema, "A PostgreSQL server, 14 to 18.");
    }

    private static Map<String, Object> sample(String otherwise) {
        return described(words(CommonKeys.SAMPLES), "Whether failing rows may be shown. Default: " + otherwise + ".");
    }

    private static Map<String, Object> limits() {
        return described(
                mapping(
                        object(
                                "sessions", described(count(1), "Sessions at once."),
                                "statement_timeout", described(pattern(SPAN), "How long a statement may run: 5s, 10m."),
                                "lock_timeout", described(pattern(SPAN), "How long it may wait for a lock: 200ms."),
                                "max_cost", described(count(1), "The planner's cost above which it is not sent."),
                                "max_rows", described(count(1), "The tables' rows above which it is not sent."),
                                "work_mem", described(pattern("^[1-9][0-9]*(kB|MB|GB)$"), "work_mem, as 512MB."),
                                "jit", described(flag(), "Just-in-time compilation."),
                                "parallel_workers", described(count(0), "max_parallel_workers_per_gather.")),
                        List.of()),
                "What checks may take from the database.");
    }
}
