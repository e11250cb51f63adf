package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.yaml.KeySpecs;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A kind of database: what {@code type} names in {@code connections.yaml}. It is found by the service file {@code
 * META-INF/services/dev.assay.database.DatabaseProvider}, and brings all that the rest of Assay asks of a database.
 * {@code docs/add-a-database.md} shows one from end to end.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface DatabaseProvider {

    /** The word behind {@code type}; no two providers have the same. */
    String type();

    /** What a connection of this type is, in a sentence: {@code A PostgreSQL server, 14 to 18.} */
    String description();

    /** The SQL that it speaks. */
    Dialect dialect();

    /** The keys of a connection beside {@code type}, {@code sample} and {@code defaults}, which all types have. */
    KeySpecs keys();

    /** Groups of keys of which a connection has at most one: an environment that sets one of a group replaces the others. */
    default List<List<String>> alternatives() {
        return List.of();
    }

    /** Keys of other types that authors may look for here, each with why it does not apply, as a sentence without its end. */
    default Map<String, String> refusedKeys() {
        return Map.of();
    }

    /** Whether failing rows may be shown where the connection does not say. */
    default boolean showsRows() {
        return false;
    }

    /**
     * Reads a connection. Unknown keys are already reported.
     *
     * @return null where something is wrong, which is then reported, or where variables are not filled in
     */
    @Nullable
    Settings bind(ConnectionKeys connection);
}
