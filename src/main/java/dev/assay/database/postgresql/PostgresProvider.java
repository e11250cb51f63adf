package dev.assay.database.postgresql;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.KeySpec.required;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.oneOrMore;
import static dev.assay.yaml.SchemaParts.pattern;
import static dev.assay.yaml.SchemaParts.text;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.Settings;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider of PostgreSQL servers. */
public final class PostgresProvider implements DatabaseProvider {

    private static final List<String> PLANES = List.of("operational", "analytical");
    private static final String FOREIGN_KEYS = "foreign_keys";
    private static final String RUN = "run";
    private static final String READ_ONLY_ROLE = "require_read_only_role";

    private static final KeySpecs KEYS = KeySpecs.of(
                    required(
                            "plane",
                            "operational: the database serves an application, so checks keep to tight limits;"
                                    + " analytical: it serves analysts.",
                            words(PLANES)),
                    required("url", "The server's address: postgresql://host:port/database.", text())
                            .secret(),
                    optional("user", "The role to log in with.", text()))
            .and(Password.keys("password", "The password"))
            .and(KeySpecs.of(
                    LimitsBinder.spec(Plane.OPERATIONAL, Plane.ANALYTICAL),
                    optional(
                            "replica",
                            "required: a server that is not a replica is refused.",
                            words(List.of("required"))),
                    optional(
                            "max_replica_lag",
                            "With replica: required, how far the replica may be behind, as the age of the last transaction that it"
                                    + " replayed while there is more to replay: 30s.",
                            pattern(Ages.TIMEOUT)),
                    optional(
                            "trust",
                            "foreign_keys: a validated foreign key in the catalogue proves its references. Leave it out if rows bypass"
                                    + " the triggers (session_replication_role = replica, as change data capture does):"
                                    + " they leave orphans behind a foreign key that still counts as validated.",
                            oneOrMore(words(List.of(FOREIGN_KEYS)))),
                    optional(
                            "snapshot",
                            "run: all statements of a run see the database at one moment, so that rows written meanwhile do not look"
                                    + " like orphans. It takes one session more, and holds a transaction open for the"
                                    + " whole run, which holds back vacuum, so plane: operational refuses it. TRUNCATE"
                                    + " and rewriting a table ignore snapshots: to a run that began before, the table"
                                    + " looks empty.",
                            words(List.of(RUN))),
                    optional(
                                    READ_ONLY_ROLE,
                                    "true: a role that may do more than read is refused, and the checks are BROKEN; false: it"
                                            + " is a warning.",
                                    flag())
                            .byDefault("true (operational), false (analytical)"),
                    FunctionsBinder.FUNCTIONS));

    @Override
    public String type() {
        return "postgresql";
    }

    @Override
    public String description() {
        return "A PostgreSQL server, 14 to 18.";
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    @Override
    public KeySpecs keys() {
        return KEYS;
    }

    @Override
    public List<List<String>> alternatives() {
        return List.of(Password.keyNames("password"));
    }

    @Override
    public @Nullable Settings bind(ConnectionKeys connection) {
        Plane plane = plane(connection);
        Limits limits = LimitsBinder.limits(connection, plane == null ? Plane.OPERATIONAL : plane);
        String url = url(connection);
        String user = connection.text("user", "${SHOP_USER}");
        Password password = connection.secret("password", "${SHOP_PASSWORD}");
        boolean replicaRequired = connection.word("replica", List.of("required")) != null;
        boolean foreignKeysTrusted = foreignKeysTrusted(connection);
        boolean oneSnapshot = oneSnapshot(connection, plane);
        Duration maxReplicaLag = maxReplicaLag(connection, replicaRequired);
        Set<TableName> functions = FunctionsBinder.functions(connection);
        WriteRights writeRights = writeRights(connection, plane);
        return plane == null || url == null || password == null
                ? null
                : new PostgresSettings(
                        connection.name(),
                        plane,
                        url,
                        user,
                        password,
                        limits,
                        replicaRequired,
                        foreignKeysTrusted,
                        oneSnapshot,
                        maxReplicaLag,
                        functions,
                        writeRights);
    }

    private static WriteRights writeRights(ConnectionKeys connection, @Nullable Plane plane) {
        boolean refused =
                connection.node(READ_ONLY_ROLE) == null ? plane == Plane.OPERATIONAL : connection.flag(READ_ONLY_ROLE);
        return refused ? WriteRights.REFUSED : WriteRights.WARNED;
    }

    private static @Nullable Duration maxReplicaLag(ConnectionKeys connection, boolean replicaRequired) {
        Node node = connection.node("max_replica_lag");
        if (node == null) {
            return null;
        }
        if (!replicaRequired) {
            connection
                    .problems()
                    .add(node.at(), "'max_replica_lag' is of replicas only: write replica: required beside it");
        }
        return connection.values().parsed(node, "max_replica_lag", "30s", Ages::parseTimeout);
    }

    private static @Nullable Plane plane(ConnectionKeys connection) {
        if (connection.node("plane") == null) {
            connection.refuse(
                    "lacks the key 'plane': write plane: operational for a database that serves an application"
                            + " (checks keep to tight limits), or plane: analytical");
            return null;
        }
        String word = connection.word("plane", PLANES);
        return word == null ? null : Plane.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String url(ConnectionKeys connection) {
        Node node = connection.keys().required("url", "${SHOP_URL}");
        String url = node == null ? null : connection.values().text(node, "url", "${SHOP_URL}");
        if (node != null && url != null && !url.matches("(?s)(jdbc:)?postgres(ql)?://.+")) {
            connection
                    .problems()
                    .add(
                            node.at(),
                            "'url' is no address of a PostgreSQL: write it as in postgresql://host:5432/database");
        }
        return url;
    }

    private static boolean foreignKeysTrusted(ConnectionKeys connection) {
        List<String> trusted = connection
                .keys()
                .value(
                        "trust",
                        (node, key) -> connection
                                .values()
                                .list(node, key, item -> connection.values().word(item, key, List.of(FOREIGN_KEYS))));
        return trusted != null && trusted.contains(FOREIGN_KEYS);
    }

    private static boolean oneSnapshot(ConnectionKeys connection, @Nullable Plane plane) {
        Node node = connection.node("snapshot");
        boolean one = connection.word("snapshot", List.of(RUN)) != null;
        if (node != null && one && plane == Plane.OPERATIONAL) {
            connection
                    .problems()
                    .add(
                            node.at(),
                            "'snapshot: run' holds a transaction open for the whole run, which holds back vacuum in a database"
                                    + " that serves an application: remove it, or check an analytical copy");
        }
        return one;
    }

    @Override
    public Optional<String> storeDdl(String schema, String role) {
        return Optional.of(PostgresStoreDdl.of(schema, role));
    }
}
