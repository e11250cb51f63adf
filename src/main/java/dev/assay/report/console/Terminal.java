package dev.assay.report.console;

import java.io.Console;

/** Whether a person looks at standard output. */
public final class Terminal {

    private Terminal() {}

    /** True on a terminal, unless the environment has {@code NO_COLOR} with any value (no-color.org). */
    public static boolean colours() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && interactive();
    }

    // From Java 22 on there is a console even where output goes to a file; it then has isTerminal(), which 17 lacks.
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
