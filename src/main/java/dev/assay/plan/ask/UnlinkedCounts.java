package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * Rows that should be filled and lead to other rows, all counted at one moment.
 *
 * @param rows all rows
 * @param unlinked rows that lack a value, or lead nowhere
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record UnlinkedCounts(long rows, long unlinked) {}
