package dev.assay.database;

import dev.assay.database.Constraints.UniqueKey;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes that a table declares, whether or not they hold for every row; what they prove stands in {@link Constraints}.
 *
 * @param keys its primary key and unique ones; null where they could not be read
 * @param indexes indexes of all its rows that can be used; always empty where the database has none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Declarations(@Nullable List<UniqueKey> keys, List<Index> indexes) {

    /** Nothing is declared. */
    public static final Declarations NONE = new Declarations(List.of(), List.of());

    public Declarations {
        keys = keys == null ? null : List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }

    /**
     * An index.
     *
     * @param name its name
     * @param columns the columns that it begins with, up to the first expression
     */
    public record Index(String name, List<String> columns) {

        public Index {
            columns = List.copyOf(columns);
        }
    }
}
