package dev.assay.report.console;

import java.io.Console;

/** Tells whether standard output is a terminal. */
public final class Terminal {

    private Terminal() {}

    /** True on a terminal, unless the environment variable {@code NO_COLOR} is set and not empty (no-color.org). */
    public static boolean colours() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && interactive();
    }

    // Since Java 22 System.console() exists even if output goes to a file; its isTerminal() does not exist in Java 17.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean interactive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
