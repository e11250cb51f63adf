package dev.assay.cli;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the loggers of Assay say while a command runs: printed where somebody asked for it, and not at all where nobody did. */
final class ShownLog extends Handler {

    /** Kept, or its settings are lost. */
    private static final Logger LOGGER = Logger.getLogger("dev.assay");

    private final @Nullable PrintWriter to;
    private final @Nullable Level level = LOGGER.getLevel();
    private final boolean handedOn = LOGGER.getUseParentHandlers();

    private ShownLog(@Nullable PrintWriter to) {
        this.to = to;
        setLevel(Level.ALL);
    }

    /** @param to null: nowhere */
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

    /** Leaves the loggers as they were. */
    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(handedOn);
        LOGGER.setLevel(level);
    }
}
