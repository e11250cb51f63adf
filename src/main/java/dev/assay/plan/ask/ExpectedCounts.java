package dev.assay.plan.ask;

/**
 * What there is of an expected row.
 *
 * @param found how many rows have its key
 * @param same how many of them have its other values too
 */
public record ExpectedCounts(long found, long same) {}
