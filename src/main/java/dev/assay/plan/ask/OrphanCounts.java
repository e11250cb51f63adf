package dev.assay.plan.ask;

/**
 * Rows whose reference leads nowhere, or somewhere where those were asked for; a row with a null in the reference is neither (SQL's
 * MATCH SIMPLE).
 *
 * @param rows rows without a partner, or with one
 * @param keys distinct references among them
 */
public record OrphanCounts(long rows, long keys) {}
