package dev.assay.plan;

/**
 * Rows whose reference leads nowhere; a row with a null in the reference is none (SQL's MATCH SIMPLE).
 *
 * @param rows rows without a partner
 * @param keys distinct references among them
 */
public record OrphanCounts(long rows, long keys) {}
