package dev.assay.report.allure;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the page in a process of its own. Allure reads the switch for its analytics only from the environment of the process. Without it
 * the page would contact a server, so this class refuses to run.
 */
public final class PageMain {

    private PageMain() {}

    /** @param arguments the folder of results, and the folder to write {@code index.html} into */
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

    /** Ends this process together with its parent. */
    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
