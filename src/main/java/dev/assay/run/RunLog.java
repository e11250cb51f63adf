package dev.assay.run;

import dev.assay.database.DatabaseException;
import dev.assay.extension.Fault;
import dev.assay.result.FailureCode;
import dev.assay.result.RunInfo;
import dev.assay.run.Planned.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log of a run for its operators: internal errors with stack traces, database errors, repeated statements. It never contains values
 * from rows, SQL, or texts by drivers. It is written to {@link RunInfo#log}, if the run writes files, and to the {@link System.Logger}
 * {@value #LOGGER}: internal errors as ERROR, the rest as DEBUG. Each run has its own, so that simultaneous runs do not mix. Thread-safe;
 * never throws.
 */
final class RunLog {

    private static final String LOGGER = "dev.assay.run";
    private static final System.Logger SYSTEM = System.getLogger(LOGGER);
    private static final Pattern SQLSTATE = Pattern.compile("SQLSTATE ([0-9A-Z]{5})");

    private final @Nullable Path file;

    /** @param file {@link RunInfo#log}; null if the run writes no files */
    RunLog(@Nullable Path file) {
        this.file = file;
    }

    /** Logs an event that is also reported elsewhere. */
    void note(String text) {
        log(Level.DEBUG, text, null);
    }

    /** Logs a sentence that people must read, and prints it on standard error. */
    void tell(String sentence) {
        note(sentence);
        System.err.println(sentence);
    }

    /** Logs the kind of a database error, without its text. */
    void trouble(String doing, DatabaseException e) {
        Matcher state = SQLSTATE.matcher(String.valueOf(e.getMessage()));
        note(doing + ": " + e.kind() + (state.find() ? ", " + state.group() : ""));
    }

    /** Logs an internal error that affects no verdict. */
    void fault(String doing, Throwable thrown) {
        Fault fault = Fault.of(thrown);
        log(Level.ERROR, "An internal error while " + doing + ": " + fault.shown(), fault);
    }

    /**
     * Logs an internal error, and returns the reason why a check could not run.
     *
     * @param doing what failed, to follow "while"
     */
    Refusal refusal(String doing, Throwable thrown) {
        fault(doing, thrown);
        String stack = file == null ? "the logger " + LOGGER + " has" : "assay.log in the run's folder has";
        return new Refusal(
                FailureCode.INTERNAL_ERROR,
                "An internal error while " + doing + ": "
                        + Fault.of(thrown).shown() + ". It says nothing about the data; " + stack
                        + " the stack, for whoever wrote what failed.");
    }

    private void log(Level level, String text, @Nullable Fault fault) {
        try {
            String line = text.replaceAll("\\p{Cntrl}", " ");
            write(Instant.now() + " " + (level == Level.ERROR ? "ERROR " : "") + line + "\n" + stack(fault));
            SYSTEM.log(level, line, fault);
        } catch (Throwable e) {
            // A log that cannot be written must not cause another failure.
        }
    }

    private static String stack(@Nullable Fault fault) {
        StringWriter stack = new StringWriter();
        if (fault != null) {
            fault.printStackTrace(new PrintWriter(stack, true));
        }
        return stack.toString();
    }

    private synchronized void write(String lines) throws IOException {
        if (file != null) {
            Files.writeString(
                    file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
