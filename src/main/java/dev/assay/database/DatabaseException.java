package dev.assay.database;

import org.jspecify.annotations.Nullable;

/** A database did not answer; the message is a sentence that says why and what to do, and holds no secret. */
public final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final String state;

    public DatabaseException(FailureKind kind, String message, @Nullable Throwable cause) {
        this(kind, "", message, cause);
    }

    /** @param state the SQLSTATE of what the database refused; empty for anything else */
    public DatabaseException(FailureKind kind, String state, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.state = state;
    }

    /**
     * The SQLSTATE of a statement that the database refused. Its message does not say what to do: that depends on who wrote the
     * SQL, which only the check knows. Empty where the message says it.
     */
    public String state() {
        return state;
    }

    /** The kind of kind. */
    public FailureKind kind() {
        return kind;
    }
}
