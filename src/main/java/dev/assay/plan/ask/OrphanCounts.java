package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * Counts of rows whose reference is broken or, for {@link Ask#linked}, intact. A row with a null in the reference
 * counts as neither (SQL's MATCH SIMPLE).
 *
 * @param rows the number of such rows
 * @param keys the number of distinct references among them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record OrphanCounts(long rows, long keys) {}
