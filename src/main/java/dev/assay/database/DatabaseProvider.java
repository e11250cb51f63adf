package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.yaml.KeySpecs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A kind of database, selected by {@code type} in {@code connections.yaml}. Providers are registered in
 * {@code META-INF/services/dev.assay.database.DatabaseProvider}; each supplies everything that the rest of Assay needs
 * from its database. {@code docs/add-a-database.md} walks through a complete one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface DatabaseProvider {

    /** {@return the value of {@code type}; it must be unique among all providers} */
    String type();

    /** {@return a sentence that describes a connection of this type: {@code A PostgreSQL server, 14 to 18.}} */
    String description();

    /** {@return the dialect in which statements for its databases are written} */
    Dialect dialect();

    /**
     * {@return the keys of a connection other than {@code type}, {@code sample} and {@code defaults}, which all types
     * share}
     */
    KeySpecs keys();

    /** {@return groups of mutually exclusive keys} An environment that sets one key of a group replaces the others. */
    default List<List<String>> alternatives() {
        return List.of();
    }

    /**
     * {@return the keys of other types that authors may try here, each with a sentence, without its end, that says why
     * it does not apply}
     */
    default Map<String, String> refusedKeys() {
        return Map.of();
    }

    /** {@return whether failing rows may be shown if the connection does not set it} */
    default boolean showsRows() {
        return false;
    }

    /**
     * Reads a connection. Unknown keys have already been reported.
     *
     * @param connection the keys, and where to report what is wrong with them
     * @return the settings; null if a key is invalid, which is reported, or if variables have no values
     */
    @Nullable
    Settings bind(ConnectionKeys connection);

    /**
     * {@return the statements that create the tables and views of a results store, with the rights that its role needs;
     * empty if the provider stores no results}
     *
     * @param schema the schema, as authors write it
     * @param role the role that writes
     */
    default Optional<String> storeDdl(String schema, String role) {
        return Optional.empty();
    }
}
