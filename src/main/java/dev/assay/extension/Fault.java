package dev.assay.extension;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was thrown where nobody expected it, as it may be shown and logged: its class, the places in the code, and the
 * SQLSTATE where a driver gave one. Its text is left behind, since a driver's may hold values of rows.
 *
 * <p>Every {@link Throwable} is taken so, an {@link OutOfMemoryError} too: the memory went with the stack that asked for it, and a
 * thread that dies without a word would leave others waiting for what it was to find out. What truly cannot go on fails again, by itself.
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

    /** What was thrown, without its text; of what other threads hand on, what they hand on. */
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

    /** What is thrown may be anything, and fail at the questions too. */
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
     * Its class and place, and those of what it goes back to: {@code java.lang.AbstractMethodError at
     * com.example.Own.ask(Own.java:12)}. The place is the first that is none of the JDK's.
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

    /** Its class, and the SQLSTATE where there is one: what a stack trace says of it. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // else it would be called by this class's name
    public String toString() {
        return type + (sqlState == null ? "" : " (SQLSTATE " + sqlState + ")");
    }
}
