package dev.assay.suite.connection;

import dev.assay.database.DatabaseProviders;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.Node;
import dev.assay.yaml.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secrets that a file of connections declares: the values of all keys that {@link KeySpec#isSecret} marks. */
final class Secrets {

    private final DatabaseProviders providers;
    private final Map<String, Node.Entry> declared;
    private final List<Declared> all = new ArrayList<>();

    /** A value, as it is written, and the key and the connection that it belongs to. */
    record Declared(String connection, String key, Node.Scalar value) {

        String what() {
            return (key.equals("url") ? "part of " : "") + "the " + key + " of the connection '" + connection + "'";
        }
    }

    private Secrets(DatabaseProviders providers, Map<String, Node.Entry> declared) {
        this.providers = providers;
        this.declared = declared;
    }

    /**
     * The secrets of all connections, in every environment.
     *
     * @param root the file; null if it is empty
     * @param declared its connections
     */
    static Secrets of(@Nullable Node root, Map<String, Node.Entry> declared, DatabaseProviders providers) {
        Secrets secrets = new Secrets(providers, declared);
        declared.values().forEach(secrets::add);
        for (Node.Entry environment : entries(value(root, "environments"))) {
            entries(environment.value()).forEach(secrets::add);
        }
        return secrets;
    }

    /** What each variable is that a secret names: "the password of the connection 'shop'". */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Declared one : all) {
            Variables.named(one.value().text()).forEach(name -> variables.putIfAbsent(name, one.what()));
        }
        return variables;
    }

    /** The values of the keys that name files. */
    List<Declared> files() {
        return all.stream().filter(one -> one.key().endsWith("_file")).toList();
    }

    private void add(Node.Entry connection) {
        List<KeySpec> keys =
                providers.of(type(connection)).map(one -> one.keys().all()).orElse(List.of());
        for (KeySpec key : keys) {
            if (key.isSecret() && value(connection.value(), key.name()) instanceof Node.Scalar scalar) {
                all.add(new Declared(connection.name(), key.name(), scalar));
            }
        }
    }

    /** The type that a connection, or a change of it in an environment, says; empty if none does. */
    private String type(Node.Entry connection) {
        Node.Entry base = declared.get(connection.name());
        return value(connection.value(), "type") instanceof Node.Scalar own
                ? own.text()
                : base != null && value(base.value(), "type") instanceof Node.Scalar type ? type.text() : "";
    }

    private static @Nullable Node value(@Nullable Node node, String key) {
        Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entry(key) : null;
        return entry == null ? null : entry.value();
    }

    private static List<Node.Entry> entries(@Nullable Node node) {
        return node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }
}
