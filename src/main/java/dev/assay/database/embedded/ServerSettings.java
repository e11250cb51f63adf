package dev.assay.database.embedded;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.SchemaParts.count;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.pattern;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.database.ConnectionKeys;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code settings} of an embedded connection: what its server needs to be the source of a stream of changes. */
final class ServerSettings {

    private static final String MINIMAL = "minimal";

    private static final List<String> LEVELS = List.of(MINIMAL, "replica", "logical");

    private static final String SIZE = "-1|0|[1-9][0-9]{0,5}(kB|MB|GB)";

    private static final long MOST = 1000;

    private static final KeySpecs KEYS = KeySpecs.of(
            optional("wal_level", "What the log of changes holds; logical for change data capture.", words(LEVELS))
                    .byDefault(MINIMAL),
            optional(
                            "max_wal_senders",
                            "How many may read the log at once; above 0, wal_level is not minimal.",
                            count(0))
                    .byDefault("10, or 0 if wal_level is minimal"),
            optional("max_replication_slots", "How many replication slots there may be.", count(0))
                    .byDefault("10"),
            optional(
                            "max_slot_wal_keep_size",
                            "How much log a slot may keep, such as 64MB; -1 for no limit.",
                            pattern("^(" + SIZE + ")$"))
                    .byDefault("-1"),
            optional("track_commit_timestamp", "Whether times of commits are kept.", flag())
                    .byDefault("false"));

    static final KeySpec SETTINGS = optional(
                    "settings", "Settings of the server that replication needs, as in postgresql.conf.", KEYS.schema())
            .parts(KEYS);

    private final Values values;

    private ServerSettings(Values values) {
        this.values = values;
    }

    /** The settings by name, with values as {@code postgresql.conf} has them; empty if there are none. */
    static Map<String, String> of(ConnectionKeys connection) {
        Node node = connection.node("settings");
        return node == null ? Map.of() : new ServerSettings(connection.values()).bind(node);
    }

    private Map<String, String> bind(Node node) {
        Keys keys = Keys.of(node, values.problems(), "settings", "{wal_level: logical}", KEYS);
        Map<String, String> settings = new TreeMap<>();
        if (keys == null) {
            return settings;
        }
        put(settings, "wal_level", keys.value("wal_level", (value, key) -> values.word(value, key, LEVELS)));
        for (String number : List.of("max_wal_senders", "max_replication_slots")) {
            put(settings, number, keys.value(number, (value, key) -> values.count(value, key, 0, MOST)));
        }
        put(
                settings,
                "max_slot_wal_keep_size",
                keys.value(
                        "max_slot_wal_keep_size",
                        (value, key) -> values.parsed(value, key, "64MB", ServerSettings::size)));
        put(settings, "track_commit_timestamp", keys.value("track_commit_timestamp", values::flag));
        if (keys.get("wal_level") == null || MINIMAL.equals(settings.get("wal_level"))) {
            refuseSenders(keys, settings);
        } else {
            settings.putIfAbsent("max_wal_senders", "10");
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }

    /** With them such a server would not start. */
    private void refuseSenders(Keys keys, Map<String, String> settings) {
        if (!settings.getOrDefault("max_wal_senders", "0").equals("0")) {
            keys.ifThere(
                    "max_wal_senders",
                    node -> values.problems()
                            .add(
                                    node.at(),
                                    "nobody can read a log whose wal_level is minimal: add wal_level: logical, or remove"
                                            + " max_wal_senders"));
        }
    }

    private static String size(String text) {
        if (!text.matches(SIZE)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size of a log: write it as in 64MB, or -1 for no limit");
        }
        return text;
    }
}
