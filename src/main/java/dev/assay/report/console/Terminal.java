package dev.assay.report.console;

import java.io.Console;

/** Tells whether standard output is a terminal, and how wide it is. */
public final class Terminal {

    private Terminal() {}

    /** True on a terminal, unless the environment variable {@code NO_COLOR} is set and not empty (no-color.org). */
    public static boolean colours() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && interactive();
    }

    /** The number of columns of a terminal, as its variable {@code COLUMNS} says; 0 if there is no terminal or nobody says. */
    public static int width() {
        String columns = System.getenv("COLUMNS");
        return interactive() && columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 0;
    }

    /** Whether a person may watch: standard output is a terminal. */
    public static boolean watched() {
        return interactive();
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
