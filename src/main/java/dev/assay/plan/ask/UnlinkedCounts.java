package dev.assay.plan.ask;

/**
 * Rows that should be filled and lead to other rows, all counted at one moment.
 *
 * @param rows all rows
 * @param unlinked rows that lack a value, or lead nowhere
 */
public record UnlinkedCounts(long rows, long unlinked) {}
