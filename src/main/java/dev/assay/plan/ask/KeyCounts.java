package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * Counts of duplicated keys. Rows with a null in the key are left out of all three, unless nulls are equal.
 *
 * @param surplus the number of rows to delete so that the key becomes unique: rows minus distinct keys. In a window, a
 *     key with w of its n rows in the window adds min(w, n - 1)
 * @param duplicatedKeys the number of keys that more than one row has; in a window, only keys of its rows
 * @param duplicatedRows the number of rows whose key another row has, too; in a window, older rows included
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KeyCounts(long surplus, long duplicatedKeys, long duplicatedRows) {

    /** The counts of a unique key. */
    public static final KeyCounts UNIQUE = new KeyCounts(0, 0, 0);
}
