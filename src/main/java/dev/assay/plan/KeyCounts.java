package dev.assay.plan;

/**
 * What a key's values show; rows with a null in the key are left out of all four.
 *
 * @param rows rows that have the whole key
 * @param keys distinct keys
 * @param duplicatedKeys keys that more than one row has
 * @param duplicatedRows rows whose key another row has too
 */
public record KeyCounts(long rows, long keys, long duplicatedKeys, long duplicatedRows) {

    /** Rows more than keys: what must go for the key to be unique. */
    public long surplus() {
        return rows - keys;
    }
}
