package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * What there is of an expected row.
 *
 * @param found how many rows have its key
 * @param same how many of them have its other values too
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ExpectedCounts(long found, long same) {}
