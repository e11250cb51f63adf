package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * What a key's values show; rows with a null in the key are left out of all three.
 *
 * @param surplus rows that must go for the key to be unique: rows less distinct keys. In a window only its own rows count:
 *     with w of the n rows of a key in the window, the lesser of w and n - 1
 * @param duplicatedKeys keys that more than one row has; in a window, those of its rows
 * @param duplicatedRows rows whose key another row has too; in a window, also the older ones
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KeyCounts(long surplus, long duplicatedKeys, long duplicatedRows) {

    /** No key is there twice. */
    public static final KeyCounts UNIQUE = new KeyCounts(0, 0, 0);
}
