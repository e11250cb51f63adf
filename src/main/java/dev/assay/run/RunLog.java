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
 * What a run has to say to those who look after it: faults with their stacks, troubles of databases, statements that are sent again. No
 * value of a row, no SQL and no text of a driver is ever in it. It goes to the file {@link RunInfo#log}, where the run writes files,
 * and to the {@link System.Logger} {@value #LOGGER}: faults as errors, the rest for who wants to know. A run has its own, so that two at
 * once do not mix. Safe for use by several threads; never throws.
 */
final class RunLog {

    private static final String LOGGER = "dev.assay.run";
    private static final System.Logger SYSTEM = System.getLogger(LOGGER);
    private static final Pattern SQLSTATE = Pattern.compile("SQLSTATE ([0-9A-Z]{5})");

    private final @Nullable Path file;

    /** @param file {@link RunInfo#log}; null where the run writes no files */
    RunLog(@Nullable Path file) {
        this.file = file;
    }

    /** What happened and is told elsewhere too. */
    void note(String text) {
        log(Level.DEBUG, text, null);
    }

    /** A database that did not do what it was asked: its trouble, without the words. */
    void trouble(String doing, DatabaseException e) {
        Matcher state = SQLSTATE.matcher(String.valueOf(e.getMessage()));
        note(doing + ": " + e.kind() + (state.find() ? ", " + state.group() : ""));
    }

    /** A fault that takes nothing from any verdict. */
    void fault(String doing, Throwable thrown) {
        Fault fault = Fault.of(thrown);
        log(Level.ERROR, "An internal error while " + doing + ": " + fault.shown(), fault);
    }

    /**
     * Why a check could not be checked that a fault got in the way of.
     *
     * @param doing what was being done, behind "while"
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
            // a log that cannot be written must not be one fault more
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
