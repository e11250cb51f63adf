package dev.assay.report;

import dev.assay.result.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * {@code reports/latest}, a symbolic link to the newest run's folder, replaced atomically. Every sink that writes files asks for it on
 * closing, when all sinks of the run have written their files; the first request sets it.
 */
public final class Latest {

    private static final Map<RunInfo, Boolean> POINTED = new WeakHashMap<>();

    private static final String NOTE =
            "<!DOCTYPE html><meta charset=\"utf-8\"><title>No page</title><p>The newest run ";
    private static final int MOST_OF_A_NOTE = 2_000;

    private Latest() {}

    /**
     * Sets the link. If another file has its name, or the file system has no symbolic links, {@code reports/latest.txt} gets the folder of
     * the run instead.
     */
    public static void pointTo(RunInfo run) throws IOException {
        synchronized (POINTED) {
            // Once per run: a slow sink must not set the link back from a later run that has already finished.
            if (POINTED.putIfAbsent(run, true) != null) {
                return;
            }
        }
        Path latest = run.reports().resolve("latest");
        Path target = run.reports().relativize(run.folder());
        keepPage(latest, run);
        boolean taken = Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest);
        if (taken || !link(latest, target, run.runId())) {
            Output.write(run.reports().resolve("latest.txt"), target.toString().replace('\\', '/') + "\n");
        } else {
            Files.deleteIfExists(run.reports().resolve("latest.txt"));
        }
    }

    /**
     * If the last run had a page and this one has none yet, {@code latest/index.html} says so and links to the old one. Otherwise a
     * bookmark would lead nowhere.
     */
    private static void keepPage(Path latest, RunInfo run) throws IOException {
        Path page = run.folder().resolve("index.html");
        Path old = latest.resolve("index.html");
        if (!Files.isSymbolicLink(latest) || !Files.exists(old) || Files.exists(page)) {
            return;
        }
        String name = latest.toRealPath().getFileName().toString();
        String text = Files.size(old) < MOST_OF_A_NOTE ? Files.readString(old) : "";
        String from =
                text.startsWith(NOTE) ? text.substring(text.indexOf("../") + 3, text.indexOf("/index.html")) : name;
        Output.write(
                page,
                NOTE + run.runId() + " has no page: it was made without the report allure. The results are beside this"
                        + " file. <a href=\"../" + from + "/index.html\">The page of run " + from
                        + "</a> is older.</p>\n");
    }

    private static boolean link(Path latest, Path target, String runId) throws IOException {
        Path draft = latest.resolveSibling(".latest-" + runId);
        try {
            Files.deleteIfExists(draft);
            Files.createSymbolicLink(draft, target);
        } catch (UnsupportedOperationException | IOException e) {
            // Windows requires a privilege to create links; the text file replaces the link there.
            return false;
        }
        try {
            Files.move(draft, latest, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
