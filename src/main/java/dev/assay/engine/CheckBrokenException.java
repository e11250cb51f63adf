package dev.assay.engine;

import org.apiguardian.api.API;

/** The check could not be performed. There is no stack trace, because the cause is in the database, not in Java. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class CheckBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    CheckBrokenException(String message) {
        super(message, null, false, false);
    }
}
