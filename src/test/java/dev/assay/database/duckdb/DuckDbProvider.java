package dev.assay.database.duckdb;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.Settings;
import dev.assay.database.jdbc.Spans;
import dev.assay.sql.Dialect;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider of DuckDB files, which are read in this process. */
public final class DuckDbProvider implements DatabaseProvider {

    private static final int SESSIONS = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("file", "The database's file, relative to connections.yaml.", SchemaParts.text()),
            KeySpec.optional("sessions", "How many sessions may be open at once.", SchemaParts.count(1))
                    .byDefault(String.valueOf(SESSIONS)),
            KeySpec.optional("statement_timeout", "How long a statement may run.", SchemaParts.pattern(Ages.TIMEOUT))
                    .byDefault(Spans.shown(TIMEOUT)));

    @Override
    public String type() {
        return "duckdb";
    }

    @Override
    public String description() {
        return "A DuckDB file, read in this process.";
    }

    @Override
    public Dialect dialect() {
        return DuckDbDialect.INSTANCE;
    }

    @Override
    public KeySpecs keys() {
        return KEYS;
    }

    @Override
    public @Nullable Settings bind(ConnectionKeys connection) {
        Keys keys = connection.keys();
        Values values = connection.values();
        String file = keys.required("file", "shop.duckdb", (node, key) -> values.text(node, key, "shop.duckdb"));
        Long sessions = keys.value("sessions", (node, key) -> values.count(node, key, 1, 16));
        Duration span = keys.value("statement_timeout", (at, key) -> values.parsed(at, key, "30s", Ages::parseTimeout));
        return file == null
                ? null
                : new DuckDbSettings(
                        connection.name(),
                        connection.file().resolveSibling(file).normalize(),
                        sessions == null ? SESSIONS : sessions.intValue(),
                        span == null ? TIMEOUT : span);
    }
}
