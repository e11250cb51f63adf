package dev.assay.cli;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Handles the log of Assay while a command runs: prints it on request, and otherwise discards it. */
final class ShownLog extends Handler {

    /** A strong reference, because the logging framework holds loggers weakly and their settings would be lost. */
    private static final Logger LOGGER = Logger.getLogger("dev.assay");

    private final @Nullable PrintWriter to;
    private final @Nullable Level level = LOGGER.getLevel();
    private final boolean handedOn = LOGGER.getUseParentHandlers();

    private ShownLog(@Nullable PrintWriter to) {
        this.to = to;
        setLevel(Level.ALL);
    }

    /** @param to null to print nothing */
    static ShownLog on(@Nullable PrintWriter to) {
        ShownLog shown = new ShownLog(to);
        LOGGER.addHandler(shown);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(to == null ? shown.level : Level.ALL);
        return shown;
    }

    @Override
    public void publish(LogRecord said) {
        if (to != null) {
            to.println("assay: " + said.getMessage());
            if (said.getThrown() != null) {
                said.getThrown().printStackTrace(to);
            }
        }
    }

    @Override
    public void flush() {
        if (to != null) {
            to.flush();
        }
    }

    /** Restores the logger's settings. */
    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(handedOn);
        LOGGER.setLevel(level);
    }
}
