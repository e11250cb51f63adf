package dev.assay.run;

import dev.assay.database.DatabaseException;
import dev.assay.database.ResultsStore;
import dev.assay.extension.Fault;
import dev.assay.history.HistoryFolder;
import dev.assay.history.KeptRuns;
import dev.assay.result.RunInfo;
import dev.assay.store.DeclaredStore;
import dev.assay.store.HandIn;
import dev.assay.store.StoreRefusedException;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Hands kept results in to the results store, once verdicts and reports are done. Nothing that happens here changes them, or
 * an exit code.
 */
final class RunStore {

    /** After that time the rest is left for the next run. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private final RunInfo run;
    private final RunLog log;

    RunStore(RunInfo run, RunLog log) {
        this.run = run;
        this.log = log;
    }

    /** @param suites the suites whose checks ran */
    void handIn(StoreSettings said, List<Suite> suites) {
        if (!said.isOn() || suites.isEmpty()) {
            return;
        }
        try (ResultsStore.Session session = DeclaredStore.of(said, suites).open()) {
            // what cannot be read has been told when the run looked back
            KeptRuns kept = new KeptRuns(new HistoryFolder(run.reports(), log::note));
            HandIn.Done done = new HandIn(kept, run.environment()).into(session, MOST);
            log.note("Runs handed in to the results store: " + done.handedIn());
            if (done.left() > 0) {
                log.tell("The results store still lacks " + done.left()
                        + " runs of the history: 'assay results-store push'" + " hands them in.");
            }
        } catch (StoreRefusedException | InvalidYamlException | DatabaseException | IOException e) {
            log.tell("The results were not handed in to the results store. " + e.getMessage() + "\nThey stay in "
                    + run.reports().resolve("history") + ", and the next run tries again.");
        } catch (Throwable e) {
            log.fault("results were handed in to the results store", e);
            log.tell("The results were not handed in to the results store: an internal error, "
                    + Fault.of(e).shown() + ".");
        }
    }
}
