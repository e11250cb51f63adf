package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.count;
import static dev.assay.yaml.SchemaParts.described;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.mapping;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.oneOrMore;
import static dev.assay.yaml.SchemaParts.pattern;
import static dev.assay.yaml.SchemaParts.reference;
import static dev.assay.yaml.SchemaParts.text;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.suite.bind.Defaults;
import dev.assay.suite.connection.ConnectionBinder;
import dev.assay.suite.connection.SnowflakeBinder;
import dev.assay.yaml.SchemaParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of {@code connections.yaml}. */
final class ConnectionsSchema {

    private static final String SPAN = "^[0-9]{1,9}(ms|s|m|h|d|w)$";

    private ConnectionsSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> connection = anyOf(List.of(embedded(), postgresql(), snowflake()));
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
                                        "Connections by name."),
                        "environments",
                                described(
                                        object(
                                                "type",
                                                "object",
                                                "minProperties",
                                                1,
                                                "additionalProperties",
                                                object(
                                                        "type",
                                                        "object",
                                                        "additionalProperties",
                                                        anyOf(List.of(connection, other())))),
                                        "What is other in an environment, by its name and the connection's; chosen by"
                                                + " --env.")),
                List.of("version", "connections"),
                object(
                        "limits",
                        limits(),
                        "snowflake_limits",
                        snowflakeLimits(),
                        "defaults",
                        SuiteSchema.defaults(Defaults.OF_CONNECTION),
                        "window",
                        RowsSchema.window()));
    }

    /** Some keys of a connection of any type: those that are other in an environment. */
    private static Map<String, Object> other() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Map<String, Object> type : List.of(embedded(), snowflake(), postgresql())) {
            if (type.get("properties") instanceof Map<?, ?> known) {
                known.forEach((key, value) -> properties.put(String.valueOf(key), value));
            }
        }
        properties.remove("type");
        properties.put("limits", anyOf(List.of(reference("limits"), reference("snowflake_limits"))));
        return mapping(properties, List.of());
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
                                "functions", functions(),
                                "sample", sample("rows"),
                                "defaults", reference("defaults")),
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
                        "functions", functions(),
                        "sample", sample("none"),
                        "defaults", reference("defaults")),
                List.of("type", "plane", "url"));
        schema.put(
                "not",
                anyOf(List.of(
                        object("required", List.of("password", "password_file")),
                        object("required", List.of("password", "password_command")),
                        object("required", List.of("password_file", "password_command")))));
        return described(schema, "A PostgreSQL server, 14 to 18.");
    }

    private static Map<String, Object> functions() {
        return described(
                oneOrMore(text()),
                "What SQL in suites may call beside PostgreSQL's own functions that are not volatile: app.normalise.");
    }

    private static Map<String, Object> snowflake() {
        Map<String, Object> keys = object(
                "type", object("const", "snowflake"),
                "account", described(text(), "The account's identifier, such as myorg-myaccount."),
                "url",
                        described(
                                text(), "Its address instead, such as https://myorg-myaccount.snowflakecomputing.com."),
                "user", described(text(), "The user that logs in; not needed with authenticator: oauth."));
        secret(keys, "password", "The password");
        keys.put("private_key_file", described(text(), "The file of the user's private key, in PKCS 8."));
        secret(keys, "private_key_passphrase", "What the private key is encrypted with");
        secret(keys, "token", "The token of authenticator: oauth or programmatic_access_token");
        keys.putAll(object(
                "authenticator", described(words(SnowflakeBinder.AUTHENTICATORS), "How else than by password or key."),
                "role", described(text(), "The role whose rights are used, and no others."),
                "warehouse", described(text(), "The warehouse that computes."),
                "database", described(text(), "The database of the suites' tables."),
                "schema", described(text(), "The schema of tables that are named without one."),
                "query_tag", described(text(), "A tag of all statements; by default run and suites."),
                "limits", reference("snowflake_limits"),
                "sees",
                        described(
                                words(List.of(SnowflakeBinder.ALL_ROWS)),
                                "all_rows: the owner says that policies hide no row and no value from the role."),
                "snapshot",
                        described(
                                words(List.of(ConnectionBinder.RUN)),
                                "run: all tables are seen at one moment, by time travel."),
                "sample", sample("none"),
                "defaults", reference("defaults"),
                "telemetry", described(flag(), "Whether the driver may report on itself. Default: false."),
                "platform_detection",
                        described(flag(), "Whether the driver may ask what cloud it runs in. Default: false.")));
        return described(mapping(keys, List.of("type", "database")), "A Snowflake account.");
    }

    private static void secret(Map<String, Object> keys, String name, String what) {
        keys.put(name, described(text(), what + ", best as a variable."));
        keys.put(name + "_file", described(text(), "A file whose first line it is."));
        keys.put(name + "_command", described(text(), "A command that prints it; no shell runs it."));
    }

    private static Map<String, Object> snowflakeLimits() {
        return described(
                mapping(
                        object(
                                "sessions", described(count(1), "Sessions at once."),
                                "statement_timeout",
                                        described(pattern(SPAN), "How long a statement may run: 30s, 10m."),
                                "queue_timeout", described(pattern(SPAN), "How long it may wait for the warehouse."),
                                "login_timeout", described(pattern(SPAN), "How long a log-in may take."),
                                "network_timeout", described(pattern(SPAN), "How long a silent server is asked again."),
                                "max_bytes",
                                        described(
                                                anyOf(List.of(count(1), pattern("^[1-9][0-9]*(kB|MB|GB|TB)$"))),
                                                "The bytes that EXPLAIN tells, above which it is not sent: 10GB.")),
                        List.of()),
                "What checks may take from the account.");
    }

    private static Map<String, Object> sample(String otherwise) {
        return described(RowsSchema.sample(), "What may be shown of failing rows. Default: " + otherwise + ".");
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
