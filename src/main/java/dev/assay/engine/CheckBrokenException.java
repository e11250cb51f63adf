package dev.assay.engine;

/** The check could not be performed. There is no stack trace, because the cause is in the database, not in Java. */
public final class CheckBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    CheckBrokenException(String message) {
        super(message, null, false, false);
    }
}
