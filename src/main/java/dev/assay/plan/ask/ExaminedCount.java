package dev.assay.plan.ask;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows that were examined. They are counted only if a statement reads them anyway. If the catalogue
 * proves that no row fails, it is enough to know that rows exist.
 *
 * @param some whether any rows exist
 * @param counted the number of rows; null if they were not counted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExaminedCount(boolean some, @Nullable Long counted) {

    /**
     * {@return the count of rows that were counted}
     *
     * @param rows the number of rows, at least 0
     */
    public static ExaminedCount of(long rows) {
        return new ExaminedCount(rows > 0, rows);
    }
}
