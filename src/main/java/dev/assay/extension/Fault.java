package dev.assay.extension;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An unexpected exception in a form that may be shown and logged: its class, its stack frames, and the SQLSTATE if a
 * driver supplied one. Its message is dropped, because a driver's message may contain values of rows.
 *
 * <p>Every {@link Throwable} is caught and wrapped, even an {@link OutOfMemoryError}. The failing allocation is gone
 * with its stack, and a thread that dies silently would leave others waiting for its answer. An error that persists
 * occurs again.
 */
public final class Fault extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MOST_FRAMES = 100;
    private static final int MOST_CAUSES = 10;
    private static final List<String> OF_THE_JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");

    private final String type;
    private final @Nullable String sqlState;

    private Fault(Throwable thrown, @Nullable Fault cause) {
        super(null, cause);
        this.type = thrown.getClass().getName();
        this.sqlState = sqlState(thrown);
        setStackTrace(frames(thrown));
    }

    /**
     * Wraps an exception without its message. Wrappers that other threads add ({@code ExecutionException}, {@code
     * CompletionException}) are removed first.
     */
    public static Fault of(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner instanceof Fault known ? known : of(inner, MOST_CAUSES);
    }

    private static Fault of(Throwable thrown, int causes) {
        Throwable cause = cause(thrown);
        return new Fault(thrown, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    /** Returns the cause. The exception may be of any class, whose methods may throw as well. */
    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        try {
            return Stream.of(thrown.getStackTrace()).limit(MOST_FRAMES).toArray(StackTraceElement[]::new);
        } catch (Throwable e) {
            return new StackTraceElement[0];
        }
    }

    private static @Nullable String sqlState(Throwable thrown) {
        try {
            String state = thrown instanceof SQLException sql ? sql.getSQLState() : null;
            return state != null && SQLSTATE.matcher(state).matches() ? state : null;
        } catch (Throwable e) {
            return null;
        }
    }

    /**
     * The class and place of the exception and of its root cause: {@code java.lang.AbstractMethodError at
     * com.example.Own.ask(Own.java:12)}. The place is the first stack frame outside the JDK.
     */
    public String shown() {
        Fault first = this;
        while (first.getCause() instanceof Fault deeper) {
            first = deeper;
        }
        return (first == this ? "" : this + ", caused by ") + first + " at " + first.place();
    }

    private String place() {
        StackTraceElement[] frames = getStackTrace();
        return Stream.of(frames)
                .filter(frame -> OF_THE_JDK.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .or(() -> Stream.of(frames).findFirst())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber()) + ")")
                .orElse("an unknown place");
    }

    /** The class, and the SQLSTATE if there is one, as a stack trace shows it. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // else it would be called by this class's name
    public String toString() {
        return type + (sqlState == null ? "" : " (SQLSTATE " + sqlState + ")");
    }
}
