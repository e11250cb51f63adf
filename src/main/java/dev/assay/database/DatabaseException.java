package dev.assay.database;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A failed database operation. The message is a sentence that says why it failed and what to do; it contains no secret.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    private final FailureKind kind;

    /** Why the database refused the statement; null if it did not. */
    private final @Nullable RefusalCause cause;

    /** The token at which the database stopped; empty if it named none. */
    private final String stop;

    /**
     * Creates the exception.
     *
     * @param kind the kind of failure
     * @param message a sentence that says why the operation failed and what to do, without secrets
     * @param cause the cause, whose message must not contain secrets either; null if there is none
     */
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
     * Creates the exception for a statement that the database refused.
     *
     * @param cause why the database refused the statement
     * @param stop the token at which the database stopped, or empty if it names none
     * @param message the database's own message. It does not say what to do, because that depends on who wrote the SQL
     * @return the exception, of kind {@link FailureKind#QUERY_REFUSED}
     */
    public static DatabaseException refused(RefusalCause cause, String stop, String message) {
        return new DatabaseException(cause, stop, message);
    }

    /** {@return the kind of failure, whose name is the code in messages} */
    public FailureKind kind() {
        return kind;
    }

    /**
     * {@return why the database refused the statement, if the message does not say what to do; empty for any other
     * failure}
     */
    public Optional<RefusalCause> refusalCause() {
        return Optional.ofNullable(cause);
    }

    /** {@return the token of the statement at which the database stopped; empty if it named none} */
    public String stop() {
        return stop;
    }
}
