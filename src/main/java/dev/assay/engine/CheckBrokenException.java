package dev.assay.engine;

import org.apiguardian.api.API;

/** A check could not be checked. It has no stack trace: the cause lies with the database, not with Java. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class CheckBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    CheckBrokenException(String message) {
        super(message, null, false, false);
    }
}
