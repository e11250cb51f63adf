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
 * {@code reports/latest}, a symbolic link to the newest run's folder, replaced at once. Every sink that writes files asks
 * for it when it is closed, which is after every sink of the run has written its files; the first to ask does it.
 */
public final class Latest {

    private static final Map<RunInfo, Boolean> POINTED = new WeakHashMap<>();

    private static final String NOTE =
            "<!DOCTYPE html><meta charset=\"utf-8\"><title>No page</title><p>The newest run ";
    private static final int MOST_OF_A_NOTE = 2_000;

    private Latest() {}

    /**
     * Points to the run. Where the place is taken by something that is no link, or the file system has no links, that
     * is left alone and {@code reports/latest.txt} holds the run's folder instead.
     */
    public static void pointTo(RunInfo run) throws IOException {
        synchronized (POINTED) {
            // Once a run: a slow sink of this run must not turn the link back from a run that ended meanwhile.
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
     * Where the last run had a page and this one has none (yet), {@code latest/index.html} says so and leads to the old one:
     * whoever has it for a bookmark finds neither nothing nor yesterday's page without a word.
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
            // Windows without the right to make links; the text file serves there.
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
