package dev.assay.report.allure;

import dev.assay.report.allure.page.PageMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes the report page by running {@link PageMain} in a child JVM. The page is one HTML file that needs no network. */
final class PageMaker {

    private static final long MINUTES = 5;

    /** Windows limits command lines to 32,767 characters. */
    private static final int LONGEST_CLASS_PATH = 30_000;

    /** The environment variables that the child process gets; it must not see passwords of databases. */
    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SystemRoot");

    private PageMaker() {}

    /**
     * Makes the page from a folder of Allure results.
     *
     * @throws IOException with a sentence that says why there is no page
     */
    static void make(Path results, Path page) throws IOException {
        if (PageMaker.class.getClassLoader().getResource("io/qameta/allure/ReportGenerator.class") == null) {
            throw new IOException("add io.qameta.allure:allure-generator to the class path.");
        }
        Path work = results.resolveSibling(".page");
        try {
            Files.createDirectories(work);
            run(results, work);
            Files.createDirectories(page.getParent());
            Files.move(work.resolve("out").resolve("index.html"), page, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(work);
        }
    }

    private static void run(Path results, Path work) throws IOException {
        Path log = work.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(command(results, work))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().put(PageMain.QUIET, "true");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("it took longer than " + MINUTES + " minutes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            String said = new String(Files.readAllBytes(log), Charset.defaultCharset());
            throw new IOException("the generator ended with " + process.exitValue() + ": "
                    + said.lines().findFirst().orElse("it said nothing") + ".");
        }
    }

    private static List<String> command(Path results, Path work) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String classPath = classPath();
        if (classPath.length() > LONGEST_CLASS_PATH) {
            Path arguments = work.resolve("arguments");
            String quoted = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
            Files.writeString(arguments, "-cp \"" + quoted + "\"\n", Charset.defaultCharset());
            command.add("@" + arguments);
        } else {
            command.addAll(List.of("-cp", classPath));
        }
        // The process is over before the better compiler would pay for itself.
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
        // The environment that the process gets may lack the variable for it.
        command.add("-Duser.timezone=" + ZoneId.systemDefault().getId());
        command.add(PageMain.class.getName());
        command.addAll(List.of(results.toString(), work.resolve("out").toString()));
        return command;
    }

    /** The JVM's class path, and the URLs of a launcher's class loader, such as that of JUnit's console. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        if (PageMaker.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                if ("file".equals(url.getProtocol())) {
                    entries.add(Path.of(URI.create(url.toString())).toString());
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
