package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * Rows whose reference leads nowhere, or somewhere where those were asked for; a row with a null in the reference is neither (SQL's
 * MATCH SIMPLE).
 *
 * @param rows rows without a partner, or with one
 * @param keys distinct references among them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record OrphanCounts(long rows, long keys) {}
