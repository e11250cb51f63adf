package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * A command line that ran in this process.
 *
 * @param code its exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
record Assay(int code, String out, String err) {

    /** Runs it; the console's summary, which goes to the process's output, is caught too. */
    static synchronized Assay run(Object... arguments) {
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        PrintStream before = System.out;
        PrintStream out = new PrintStream(caught, true, StandardCharsets.UTF_8);
        System.setOut(out);
        int code;
        try (PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8)) {
            code = Main.run(writer, new PrintWriter(err, true), texts);
        } finally {
            System.setOut(before);
        }
        return new Assay(code, caught.toString(StandardCharsets.UTF_8), err.toString());
    }
}
