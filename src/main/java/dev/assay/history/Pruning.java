package dev.assay.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what is older than the limits allow: runs, files of declarations that no run needs, drafts of runs that were
 * killed, files that were set aside. Another run may do the same at the same time.
 *
 * @param now the time that ages are measured to
 */
record Pruning(HistoryFolder folder, Keep keep, Instant now) {

    /** A file of declarations is written before the run that names it, so a new one without a run is left alone. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Comparator<RunHead> NEWEST = Comparator.comparing(RunHead::startedAt)
            .thenComparing(RunHead::runId)
            .reversed();

    /** Returns the ids of the runs that were deleted. */
    List<String> prune() throws IOException {
        List<String> gone = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        Map<List<@Nullable String>, Integer> counts = new HashMap<>();
        for (RunHead head : folder.readable().stream().sorted(NEWEST).toList()) {
            int kept = counts.merge(Arrays.asList(head.environment(), head.branch()), 1, Integer::sum) - 1;
            if (!needed.isEmpty() && (kept >= keep.runs() || isBefore(head.finishedAt(), keep.age()))) {
                delete(folder.file(head));
                gone.add(head.runId());
            } else {
                needed.add(HistoryFolder.DECLARATIONS + head.declarations() + HistoryFolder.RUN);
            }
        }
        boolean newer = folder.heads().containsValue(null);
        for (Path file : folder.files()) {
            String name = HistoryFolder.name(file);
            boolean declarations = name.startsWith(HistoryFolder.DECLARATIONS) && name.endsWith(HistoryFolder.RUN);
            if ((declarations && !newer && !needed.contains(name)) || name.endsWith(HistoryFiles.DRAFT)) {
                deleteOld(file, GRACE);
            } else if (name.endsWith(HistoryFolder.UNREADABLE)) {
                deleteOld(file, keep.age());
            }
        }
        return gone;
    }

    private void deleteOld(Path file, Duration age) {
        try {
            if (isBefore(Files.getLastModifiedTime(file).toInstant(), age)) {
                delete(file);
            }
        } catch (NoSuchFileException e) {
            return; // another run has deleted it
        } catch (IOException e) {
            folder.tell(file + " cannot be looked at: " + e + ".");
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            folder.tell(file + " is old and cannot be deleted: " + e + ".");
        }
    }

    private boolean isBefore(Instant time, Duration age) {
        return time.isBefore(now.minus(age));
    }
}
