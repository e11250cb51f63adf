package dev.assay.cli;

import dev.assay.database.DatabaseProviders;
import dev.assay.plan.Planner;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code assay} command. Exit codes: {@link Exit}. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process. */
    public static void main(String[] args) {
        // JUnit's launcher would start Flight Recorder, which takes a tenth of the start-up time. It does not in a
        // native image.
        System.setProperty("org.graalvm.nativeimage.imagecode", "none");
        if (args.length > 0 && (args[0].equals("run") || args[0].equals("plan"))) {
            Thread warming =
                    new Thread(() -> Planner.warmUp(DatabaseProviders.found().standard()), "assay-warm-up");
            warming.setDaemon(true);
            warming.start();
        }
        int code = Exit.NOT_CHECKED;
        try {
            code = run(utf8(System.out), utf8(System.err), args);
        } catch (Throwable e) {
            // Even an error of the JVM must not exit with 1, which means that a check failed.
            System.err.println("assay: " + e);
        }
        System.exit(code);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command line and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new AssayCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(e -> isUsage(e) ? Exit.WRONG : Exit.NOT_CHECKED)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("assay: " + (e instanceof UsageException ? e.getMessage() : e.toString()));
                    if (!(e instanceof UsageException) && System.getenv("ASSAY_DEBUG") != null) {
                        e.printStackTrace(command.getErr());
                    }
                    return e instanceof UsageException ? Exit.WRONG : Exit.NOT_CHECKED;
                });
        return line.execute(args);
    }

    /** Whether the user's input is wrong, according to us or to picocli. */
    private static boolean isUsage(Throwable e) {
        return e instanceof UsageException || e instanceof CommandLine.ParameterException;
    }
}
