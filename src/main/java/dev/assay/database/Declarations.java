package dev.assay.database;

import dev.assay.database.Constraints.UniqueKey;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes that a table declares, whether or not they hold for every row. {@link Constraints} lists the
 * ones that prove something.
 *
 * @param keys the primary key and the unique keys; null if they could not be read
 * @param indexes the usable indexes that cover all rows; always empty if the database has no indexes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Declarations(@Nullable List<UniqueKey> keys, List<Index> indexes) {

    /** No declared keys and indexes. */
    public static final Declarations NONE = new Declarations(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param keys the primary key and the unique keys; null if they could not be read
     * @param indexes the indexes
     */
    public Declarations {
        keys = keys == null ? null : List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }

    /**
     * An index.
     *
     * @param name its name
     * @param columns its leading columns, up to the first expression
     */
    public record Index(String name, List<String> columns) {

        /**
         * Copies the columns.
         *
         * @param name its name
         * @param columns its leading columns
         */
        public Index {
            columns = List.copyOf(columns);
        }
    }
}
