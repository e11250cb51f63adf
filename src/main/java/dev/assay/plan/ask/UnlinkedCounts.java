package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * Counts of rows with missing values or broken links, all taken at one moment.
 *
 * @param rows the number of all rows
 * @param unlinked the number of rows that have a null in a required column or a broken link
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record UnlinkedCounts(long rows, long unlinked) {}
