package dev.assay.plan.ask;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How many rows were examined. They are counted where a statement passes over them anyway; where the catalogue proves that
 * none of them fails, it is enough to know that there are some.
 *
 * @param some whether there are any
 * @param counted how many; null where they were not counted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExaminedCount(boolean some, @Nullable Long counted) {

    /** Rows that were counted. */
    public static ExaminedCount of(long rows) {
        return new ExaminedCount(rows > 0, rows);
    }
}
