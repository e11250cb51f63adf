package dev.assay.report;

import dev.assay.run.RunInfo;
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
final class Latest {

    private static final Map<RunInfo, Boolean> POINTED = new WeakHashMap<>();

    private Latest() {}

    /**
     * Points to the run. Where the place is taken by something that is no link, or the file system has no links, that
     * is left alone and {@code reports/latest.txt} holds the run's folder instead.
     */
    static void pointTo(RunInfo run) throws IOException {
        synchronized (POINTED) {
            // Once a run: a slow sink of this run must not turn the link back from a run that ended meanwhile.
            if (POINTED.putIfAbsent(run, true) != null) {
                return;
            }
        }
        Path latest = run.reports().resolve("latest");
        Path target = run.reports().relativize(run.folder());
        boolean taken = Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest);
        if (taken || !link(latest, target, run.runId())) {
            Output.write(run.reports().resolve("latest.txt"), target.toString().replace('\\', '/') + "\n");
        } else {
            Files.deleteIfExists(run.reports().resolve("latest.txt"));
        }
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
