package dev.assay.database.duckdb;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.Settings;
import dev.assay.sql.Dialect;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.SchemaParts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider of DuckDB files, which are read in this process. */
public final class DuckDbProvider implements DatabaseProvider {

    private static final long MOST_SESSIONS = 16;

    private static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("file", "The database's file, relative to this one.", SchemaParts.text()),
            KeySpec.optional("sessions", "Sessions at once.", SchemaParts.count(1)),
            KeySpec.optional(
                    "statement_timeout", "How long a statement may run: 30s, 10m.", SchemaParts.pattern(Ages.TIMEOUT)));

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
        connection.keys().required("file", "shop.duckdb");
        String file = connection.text("file", "shop.duckdb");
        Long sessions = connection
                .keys()
                .value("sessions", (node, key) -> connection.values().count(node, key, 1, MOST_SESSIONS));
        Duration timeout = connection
                .keys()
                .value(
                        "statement_timeout",
                        (node, key) -> connection.values().parsed(node, key, "30s", Ages::parseTimeout));
        return file == null
                ? null
                : new DuckDbSettings(
                        connection.name(),
                        connection.file().resolveSibling(file).normalize(),
                        sessions == null ? 2 : sessions.intValue(),
                        timeout == null ? Duration.ofMinutes(10) : timeout);
    }
}
