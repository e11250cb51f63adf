package dev.assay.database.postgresql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all statements of a run together may use of a database.
 *
 * @param time how long after the first statement others may be sent; null: no limit
 * @param cost the sum of the planner's estimated costs; null: no limit
 * @param rows the sum of the estimated rows of the statements' tables; null: no limit
 */
public record RunBudget(
        @Nullable Duration time,
        @Nullable Long cost,
        @Nullable Long rows) {

    /** No limit. */
    public static final RunBudget NONE = new RunBudget(null, null, null);
}
