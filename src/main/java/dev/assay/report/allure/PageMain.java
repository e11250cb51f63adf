package dev.assay.report.allure;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the page in a process of its own. Allure reads the switch for its analytics from the process environment alone, so
 * this refuses to work without it: the page would call out.
 */
public final class PageMain {

    private PageMain() {}

    /** Takes the folder of results and the folder to write {@code index.html} into. */
    public static void main(String[] arguments) throws IOException {
        if (!"true".equals(System.getenv(PageMaker.QUIET))) {
            throw new IllegalStateException(PageMaker.QUIET + " is not true");
        }
        ProcessHandle.current().parent().ifPresent(PageMain::endWith);
        new ReportGenerator(ConfigurationBuilder.bundled()
                        .withReportName("Data quality")
                        .build())
                .generateSingleFile(Path.of(arguments[1]), List.of(Path.of(arguments[0])));
        Path page = Path.of(arguments[1], "index.html");
        Files.writeString(page, PagePolicy.on(Files.readString(page)));
    }

    /** Whoever asked for the page may be killed; this process then has no one to work for. */
    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
