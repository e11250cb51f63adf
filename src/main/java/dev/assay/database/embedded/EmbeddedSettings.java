package dev.assay.database.embedded;

import dev.assay.database.Database;
import dev.assay.database.Settings;
import dev.assay.database.postgresql.Limits;
import dev.assay.sql.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is started for the run and filled from files.
 *
 * @param loads the tables to fill, in order
 * @param functions those that SQL of authors may call, as those of a server have them
 */
public record EmbeddedSettings(String name, List<Load> loads, Limits limits, Set<TableName> functions)
        implements Settings {

    public EmbeddedSettings {
        functions = Set.copyOf(functions);
    }

    /** One where SQL of authors calls nothing but PostgreSQL's own functions. */
    public EmbeddedSettings(String name, List<Load> loads, Limits limits) {
        this(name, loads, limits, Set.of());
    }

    @Override
    public int sessions() {
        return limits.sessions();
    }

    @Override
    public Database open(String application) {
        return new EmbeddedDatabase(this, application, CacheFolder.ofUser());
    }

    /**
     * A table of an embedded PostgreSQL and the CSV file that fills it.
     *
     * @param table the table to create
     * @param from the file, absolute; read through gzip where its name ends in {@code .gz}; its first line names the columns
     * @param nullAs the unquoted text that means null; null: the empty one
     * @param columns the SQL types of columns by name; the others are {@code text}
     */
    public record Load(TableName table, Path from, @Nullable String nullAs, Map<String, String> columns) {}
}
