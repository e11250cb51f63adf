package dev.assay.report.allure.page;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.ReportWebGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the page in a process of its own. Allure reads the switch for its analytics only from the environment of the process. Without it
 * the page would contact a server, so this class refuses to run.
 */
public final class PageMain {

    /** The environment variable that keeps Allure's generator and page from contacting a server. */
    public static final String QUIET = "ALLURE_NO_ANALYTICS";

    private PageMain() {}

    /** @param arguments the folder of results, and the folder to write {@code index.html} into */
    public static void main(String[] arguments) throws IOException {
        if (!"true".equals(System.getenv(QUIET))) {
            throw new IllegalStateException(QUIET + " is not true");
        }
        ProcessHandle.current().parent().ifPresent(PageMain::endWith);
        Path folder = Path.of(arguments[1]);
        // Without the bundled plugins: one of them posts analytics, and the page's data is ours.
        Configuration configuration =
                ConfigurationBuilder.empty().withReportName("Data quality").build();
        PageStorage storage = new PageStorage();
        new PageData(ResultsFolder.read(configuration, Path.of(arguments[0])), storage).addAll();
        new ReportWebGenerator().generate(configuration, storage, folder);
        Path page = folder.resolve("index.html");
        Files.writeString(page, PagePolicy.on(Files.readString(page), PageWords::in));
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
