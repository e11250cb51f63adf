package dev.assay.database;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A database did not answer; the message is a sentence that says why and what to do, and holds no secret. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final @Nullable RefusalCause cause;
    private final String stop;

    public DatabaseException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.cause = null;
        this.stop = "";
    }

    private DatabaseException(RefusalCause cause, String stop, String message) {
        super(message, null);
        this.kind = FailureKind.QUERY_REFUSED;
        this.cause = cause;
        this.stop = stop;
    }

    /**
     * A statement that the database refused.
     *
     * @param stop what the database stopped at, where it says so; else empty
     * @param message what the database says; not what to do, which depends on who wrote the SQL
     */
    public static DatabaseException refused(RefusalCause cause, String stop, String message) {
        return new DatabaseException(cause, stop, message);
    }

    /** The kind of failure. */
    public FailureKind kind() {
        return kind;
    }

    /** Why the database refused the statement, where the message does not say what to do; empty for any other failure. */
    public Optional<RefusalCause> refusalCause() {
        return Optional.ofNullable(cause);
    }

    /** What the database stopped at in the statement; empty where it does not say so. */
    public String stop() {
        return stop;
    }
}
