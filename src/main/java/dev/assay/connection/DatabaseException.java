package dev.assay.connection;

import org.jspecify.annotations.Nullable;

/** A database did not answer; the message is a sentence that says why and what to do, and holds no secret. */
public final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public DatabaseException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /** The kind of trouble. */
    public Trouble trouble() {
        return trouble;
    }
}
