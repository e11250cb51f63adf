package dev.assay.database;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A run as rows of a results store.
 *
 * @param id the run's id
 * @param rows the rows of each table; each has a value for each of {@link StoreTable#columns}: a text, a {@code Long}, a
 *     {@code Boolean}, a {@code BigDecimal}, an {@code Instant} or null
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoredRun(String id, Map<StoreTable, List<List<@Nullable Object>>> rows) {

    /**
     * Copies the map.
     *
     * @param id the run's id
     * @param rows the rows of each table
     */
    public StoredRun {
        rows = Map.copyOf(rows);
    }
}
