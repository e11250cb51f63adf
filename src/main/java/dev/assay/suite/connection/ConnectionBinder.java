package dev.assay.suite.connection;

import dev.assay.database.Plane;
import dev.assay.database.SecretBinder;
import dev.assay.database.Settings;
import dev.assay.database.postgresql.Limits;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.suite.bind.CommonKeys;
import dev.assay.suite.bind.Defaults;
import dev.assay.suite.bind.SampleBinder;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one connection; before its variables are filled in, for its structure only. */
public final class ConnectionBinder {

    static final List<String> TYPES = List.of("embedded", "postgresql", "snowflake");
    public static final List<String> PLANES = List.of("operational", "analytical");
    static final List<String> EMBEDDED = List.of("type", "load", "limits", "functions", "sample", "defaults");
    static final List<String> POSTGRESQL = List.of(
            "type",
            "plane",
            "url",
            "user",
            "password",
            "password_file",
            "password_command",
            "limits",
            "replica",
            "trust",
            "snapshot",
            "functions",
            "sample",
            "defaults");
    public static final String FOREIGN_KEYS = "foreign_keys";
    public static final String RUN = "run";

    /** Keys of servers whose meaning is that others write there too. */
    private static final List<String> SHARED = List.of("trust", "snapshot");

    private final Values values;
    private final Problems problems;
    private final Path file;

    ConnectionBinder(Values values, Path file) {
        this.values = values;
        this.problems = values.problems();
        this.file = file;
    }

    /** The settings; null where something is wrong, which is then reported, or where variables are not filled in. */
    @Nullable
    Settings bind(Node.Entry connection) {
        String where = "the connection '" + connection.name() + "'";
        if (!(connection.value() instanceof Node.Mapping mapping)) {
            Keys.of(connection.value(), problems, where, "type: embedded", List.of());
            return null;
        }
        Node.Entry type = mapping.entry("type");
        if (type == null) {
            problems.add(
                    connection.at(),
                    where + " lacks the key 'type': write type: postgresql, type: snowflake or type: embedded");
            return null;
        }
        if (type.value() instanceof Node.Scalar scalar && Variables.in(scalar.text())) {
            problems.add(
                    type.value().at(),
                    "'type' cannot be a variable: write type: postgresql, type: snowflake or type: embedded");
            return null;
        }
        String word = values.word(type.value(), "type", TYPES);
        if (word == null) {
            return null;
        }
        sample(mapping);
        defaults(mapping);
        return switch (word) {
            case "embedded" -> embedded(connection, mapping, where);
            case "snowflake" -> new SnowflakeBinder(values, file).bind(connection, where);
            default -> postgresql(connection, where);
        };
    }

    private @Nullable Settings embedded(Node.Entry connection, Node.Mapping mapping, String where) {
        Keys keys = Keys.of(unshared(mapping), problems, where, "type: embedded", EMBEDDED);
        if (keys == null) {
            return null;
        }
        Limits limits = limits(keys, Plane.ANALYTICAL);
        Node load = keys.required("load", "a list of {table: flights, from: data/flights.csv}");
        List<Settings.Load> loads = load == null ? null : new LoadBinder(values, file).bind(load);
        Set<TableName> functions = functions(keys);
        return loads == null ? null : new Settings.Embedded(connection.name(), loads, limits, functions);
    }

    /** The mapping without the keys that say nothing of a database to which nobody else writes; each is reported. */
    private Node.Mapping unshared(Node.Mapping mapping) {
        List<Node.Entry> left = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            if (SHARED.contains(entry.name())) {
                problems.add(
                        entry.at(),
                        "'" + entry.name()
                                + "' is for servers: nobody else writes to an embedded database, so remove it");
            } else {
                left.add(entry);
            }
        }
        return new Node.Mapping(mapping.at(), left);
    }

    private @Nullable Settings postgresql(Node.Entry connection, String where) {
        Keys keys = Keys.of(connection.value(), problems, where, "type: postgresql", POSTGRESQL);
        if (keys == null) {
            return null;
        }
        Plane plane = plane(keys, connection, where);
        Limits limits = limits(keys, plane == null ? Plane.OPERATIONAL : plane);
        Node urlNode = keys.required("url", "${SHOP_URL}");
        String url = urlNode == null ? null : values.text(urlNode, "url", "${SHOP_URL}");
        if (urlNode != null && url != null && !url.matches("(?s)(jdbc:)?postgres(ql)?://.+")) {
            problems.add(
                    urlNode.at(),
                    "'url' is no address of a PostgreSQL: write it as in postgresql://host:5432/database");
        }
        Node userNode = keys.get("user");
        String user = userNode == null ? null : values.text(userNode, "user", "${SHOP_USER}");
        Settings.Password password = new SecretBinder(values, file).secret(keys, "password", "${SHOP_PASSWORD}");
        Node replica = keys.get("replica");
        boolean replicaRequired = replica != null && values.word(replica, "replica", List.of("required")) != null;
        boolean foreignKeysTrusted = foreignKeysTrusted(keys);
        boolean oneSnapshot = oneSnapshot(keys, plane);
        Set<TableName> functions = functions(keys);
        return plane == null || url == null || password == null
                ? null
                : new Settings.Postgresql(
                        connection.name(),
                        plane,
                        url,
                        user,
                        password,
                        limits,
                        replicaRequired,
                        foreignKeysTrusted,
                        oneSnapshot,
                        functions);
    }

    /** As the catalogue has them: a name without quotes is one in lower case. */
    private Set<TableName> functions(Keys keys) {
        Node node = keys.get("functions");
        List<TableName> functions = node == null
                ? null
                : values.list(
                        node,
                        "functions",
                        item -> values.parsed(item, "functions", "app.normalise", ConnectionBinder::function));
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
        return quoted ? name : Dialect.POSTGRESQL.folded(name);
    }

    private boolean foreignKeysTrusted(Keys keys) {
        Node node = keys.get("trust");
        List<String> trusted = node == null
                ? null
                : values.list(node, "trust", item -> values.word(item, "trust", List.of(FOREIGN_KEYS)));
        return trusted != null && trusted.contains(FOREIGN_KEYS);
    }

    private boolean oneSnapshot(Keys keys, @Nullable Plane plane) {
        Node node = keys.get("snapshot");
        boolean one = node != null && values.word(node, "snapshot", List.of(RUN)) != null;
        if (node != null && one && plane == Plane.OPERATIONAL) {
            problems.add(
                    node.at(),
                    "'snapshot: run' holds a transaction open for the whole run, which holds back vacuum in a database that"
                            + " serves an application: remove it, or check an analytical copy");
        }
        return one;
    }

    private @Nullable Plane plane(Keys keys, Node.Entry connection, String where) {
        Node node = keys.get("plane");
        if (node == null) {
            problems.add(
                    connection.at(),
                    where
                            + " lacks the key 'plane': write plane: operational for a database that serves an application (checks"
                            + " keep to tight limits), or plane: analytical");
            return null;
        }
        String word = values.word(node, "plane", PLANES);
        return word == null ? null : Plane.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Limits limits(Keys keys, Plane plane) {
        Node node = keys.get("limits");
        return node == null ? Limits.of(plane) : new LimitsBinder(values).bind(node, Limits.of(plane));
    }

    private void sample(Node.Mapping mapping) {
        Node.Entry sample = mapping.entry("sample");
        if (sample != null) {
            new SampleBinder(values).bind(sample.value());
        }
    }

    /** They are taken when a suite is read, before the variables of its connection are. */
    private void defaults(Node.Mapping mapping) {
        Node.Entry defaults = mapping.entry("defaults");
        Keys keys = defaults == null
                ? null
                : Keys.of(defaults.value(), problems, "'defaults'", "severity: minor", Defaults.OF_CONNECTION);
        if (keys == null) {
            return;
        }
        variables(keys.mapping())
                .forEach(at -> problems.add(
                        at,
                        "no variable may stand in a connection's defaults, which every suite reads: write the value"));
        new CommonKeys(values).defaults(keys.mapping(), Defaults.OF_CONNECTION);
    }

    private static List<SourcePosition> variables(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .flatMap(entry -> variables(entry.value()).stream())
                    .toList();
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream()
                    .flatMap(item -> variables(item).stream())
                    .toList();
        }
        return node instanceof Node.Scalar scalar && Variables.in(scalar.text()) ? List.of(node.at()) : List.of();
    }
}
