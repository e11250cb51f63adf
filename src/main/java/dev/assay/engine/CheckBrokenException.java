package dev.assay.engine;

/** A check could not be checked. It has no stack trace: the cause lies with the database, not with Java. */
public final class CheckBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    CheckBrokenException(String message) {
        super(message, null, false, false);
    }
}
