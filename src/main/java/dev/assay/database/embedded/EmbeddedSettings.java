package dev.assay.database.embedded;

import dev.assay.database.Database;
import dev.assay.database.Settings;
import dev.assay.database.SuiteLimits;
import dev.assay.database.postgresql.Limits;
import dev.assay.sql.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a PostgreSQL server that is started for a run and loaded from files.
 *
 * @param loads the tables to load, in order
 * @param functions the additional functions that author SQL may call, as on a server
 * @param server settings of the server by name, as {@code postgresql.conf} has them
 */
public record EmbeddedSettings(
        String name, List<Load> loads, Limits limits, Set<TableName> functions, Map<String, String> server)
        implements Settings {

    public EmbeddedSettings {
        functions = Set.copyOf(functions);
        server = Map.copyOf(server);
    }

    /** Creates settings under which author SQL may call only PostgreSQL's own functions, of a server with its usual settings. */
    public EmbeddedSettings(String name, List<Load> loads, Limits limits) {
        this(name, loads, limits, Set.of(), Map.of());
    }

    @Override
    public int sessions() {
        return limits.sessions();
    }

    @Override
    public Settings tightened(SuiteLimits suites) {
        return new EmbeddedSettings(name, loads, limits.tightened(suites), functions, server);
    }

    @Override
    public Database open(String application) {
        return new EmbeddedDatabase(this, application, CacheFolder.ofUser());
    }

    /**
     * A table of an embedded PostgreSQL server and the CSV file to load into it.
     *
     * @param table the table to create
     * @param from the absolute path of the file, which is decompressed if its name ends in {@code .gz}; its first line
     *     names the columns
     * @param nullAs the unquoted text that means null; null: the empty text
     * @param columns the SQL types of columns by name; other columns are {@code text}
     */
    public record Load(TableName table, Path from, @Nullable String nullAs, Map<String, String> columns) {}
}
