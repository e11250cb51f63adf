package dev.assay.history;

import dev.assay.result.DeclaredCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs that a folder of reports keeps, for those who look back. */
public final class KeptRuns {

    private final HistoryFolder folder;
    private final Map<List<@Nullable String>, Map<CheckKey, DeclaredCheck>> declared = new HashMap<>();

    /** The runs of a history. */
    public KeptRuns(HistoryFolder folder) {
        this.folder = folder;
    }

    /**
     * The runs, the newest clock first, of the same clock the newest run.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<RunHead> runs() throws IOException {
        return folder.readable().stream().sorted(PastHeads.NEWEST).toList();
    }

    /** A run's results in declared order; none if they cannot be read, which is told. */
    public List<KeptResult> results(RunHead head) {
        PastRun run = folder.read(head);
        List<KeptResult> results = new ArrayList<>();
        if (run != null) {
            Map<CheckKey, DeclaredCheck> checks = declared(head);
            run.results()
                    .forEach((key, result) ->
                            results.add(new KeptResult(head, key.id(), key.connection(), checks.get(key), result)));
        }
        return results;
    }

    private Map<CheckKey, DeclaredCheck> declared(RunHead head) {
        return declared.computeIfAbsent(
                Arrays.asList(head.declarations(), head.environment()), first -> folder.declarations(head));
    }

    /** The checks that were declared and of which the run knew nothing. */
    public List<DeclaredCheck> unknown(RunHead head) {
        return declared(head).values().stream()
                .filter(check -> head.unsure().contains(check.id()))
                .toList();
    }
}
