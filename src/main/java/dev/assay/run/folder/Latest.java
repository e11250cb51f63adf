package dev.assay.run.folder;

import dev.assay.result.RunInfo;
import dev.assay.text.FileTrouble;
import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code reports/latest}, a symbolic link to the newest run's folder, replaced atomically. */
public final class Latest {

    private static final String NOTE =
            "<!DOCTYPE html><meta charset=\"utf-8\"><title>No page</title><p>The newest run ";
    private static final int MOST_OF_A_NOTE = 2_000;

    private Latest() {}

    /**
     * Refuses what has the link's name and is none.
     *
     * @throws IOException with a sentence
     */
    static void requireLink(Path reports) throws IOException {
        Path latest = reports.resolve("latest");
        if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest)) {
            String other = FileTrouble.insteadOfFile(latest);
            throw new IOException(
                    latest + " is " + (other == null ? "a file" : other)
                            + ", and not the link to the newest run that stands there: move it away, or name another folder for the reports");
        }
    }

    /**
     * Sets the link. If the file system has no symbolic links, {@code reports/latest.txt} gets the folder of the run instead. A run
     * that should have a {@code results.json} and has none does not become the latest.
     *
     * @param open whether others than its owner may read that file, as far as the umask lets them
     */
    public static void pointTo(RunInfo run, boolean open) throws IOException {
        requireLink(run.reports());
        if (run.sinks().contains("json") && !Files.exists(run.folder().resolve("results.json"))) {
            return;
        }
        Path latest = run.reports().resolve("latest");
        Path target = run.reports().relativize(run.folder());
        keepPage(latest, run);
        Path draft = latest.resolveSibling(".latest-" + run.runId());
        Path text = latest.resolveSibling("latest.txt");
        if (!link(latest, target, draft)) {
            Files.deleteIfExists(draft);
            Files.createFile(draft, OwnerOnly.file(run.reports(), open));
            Files.writeString(draft, target.toString().replace('\\', '/') + "\n");
            replace(text, draft);
        } else {
            Files.deleteIfExists(text);
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
        Files.writeString(
                page,
                NOTE + run.runId() + " has no page: it was made without the report page. The results are beside this"
                        + " file. <a href=\"../" + from + "/index.html\">The page of run " + from
                        + "</a> is older.</p>\n");
    }

    private static boolean link(Path latest, Path target, Path draft) throws IOException {
        try {
            Files.deleteIfExists(draft);
            Files.createSymbolicLink(draft, target);
        } catch (UnsupportedOperationException | IOException e) {
            if (Files.isSymbolicLink(latest)) {
                throw e;
            }
            // Windows requires a privilege to create links; the text file replaces the link there.
            return false;
        }
        replace(latest, draft);
        return true;
    }

    private static void replace(Path file, Path draft) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
