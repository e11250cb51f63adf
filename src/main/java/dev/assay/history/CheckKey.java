package dev.assay.history;

import dev.assay.result.DeclaredCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells a check from others in the history: its id and its connection.
 *
 * @param id the suite's path, {@code #} and the key
 * @param connection the connection's name
 */
record CheckKey(String id, String connection) {

    static CheckKey of(DeclaredCheck check) {
        return new CheckKey(check.id(), check.connection());
    }

    /** The keys under which a check may be found: its own, then former ones, the latest first. */
    static List<CheckKey> all(DeclaredCheck check) {
        List<CheckKey> keys = new ArrayList<>();
        check.formerly().forEach(id -> keys.add(0, new CheckKey(id, check.connection())));
        keys.add(0, of(check));
        return keys;
    }
}
