package dev.assay.database.embedded;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.Plane;
import dev.assay.database.Settings;
import dev.assay.database.postgresql.FunctionsBinder;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.LimitsBinder;
import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider of PostgreSQL servers that are started for a run. */
public final class EmbeddedProvider implements DatabaseProvider {

    private static final KeySpecs KEYS = KeySpecs.of(
            LoadBinder.LOAD, ServerSettings.SETTINGS, LimitsBinder.spec(Plane.ANALYTICAL), FunctionsBinder.FUNCTIONS);

    private static final String SERVERS_ONLY =
            "is for servers: nobody else writes to an embedded database, so remove it";

    @Override
    public String type() {
        return "embedded";
    }

    @Override
    public String description() {
        return "A PostgreSQL that is started for the run and filled from files.";
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
    public Map<String, String> refusedKeys() {
        return Map.of("trust", SERVERS_ONLY, "snapshot", SERVERS_ONLY);
    }

    /** Rows may be shown, because they come from local files next to the suite. */
    @Override
    public boolean showsRows() {
        return true;
    }

    @Override
    public @Nullable Settings bind(ConnectionKeys connection) {
        Limits limits = LimitsBinder.limits(connection, Plane.ANALYTICAL);
        Node load = connection.keys().required("load", "a list of {table: flights, from: data/flights.csv}");
        List<EmbeddedSettings.Load> loads =
                load == null ? null : new LoadBinder(connection.values(), connection.file()).bind(load);
        Set<TableName> functions = FunctionsBinder.functions(connection);
        Map<String, String> server = ServerSettings.of(connection);
        return loads == null ? null : new EmbeddedSettings(connection.name(), loads, limits, functions, server);
    }
}
