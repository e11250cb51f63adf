package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * The rows that match an expected row.
 *
 * @param found the number of rows with its key
 * @param same the number of those rows that also have its other values
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExpectedCounts(long found, long same) {}
