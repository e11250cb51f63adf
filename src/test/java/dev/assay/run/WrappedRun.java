package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.plan.Planner;
import dev.assay.result.CheckResult;
import dev.assay.run.privacy.Masks;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.testing.Suites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Runs of suites on a database that a test wraps.
 *
 * @param suites reads the suites
 * @param folder what a run knows of earlier ones, and its log {@code assay.log}
 * @param plan which of the planner's rules apply
 * @param wrapper gets the database of the suite's connection
 */
record WrappedRun(Suites suites, Path folder, String plan, UnaryOperator<Database> wrapper) {

    private static final int MOST_SECONDS = 60;

    /** Where the log lies. */
    Path log() {
        return folder.resolve("assay.log");
    }

    /** The results of a suite, given without its head, in declared order. */
    List<CheckResult> results(String body) throws Exception {
        Suite suite = suites.read(suites.suite(body)).get(0);
        RunOptions options =
                new RunOptions(Suites.AS_OF, folder, plan, List.of(), null, null, null, RunSettings.NONE, Map.of());
        Database database = wrapper.apply(Databases.of(suite, null, "wrapped"));
        RunState memory = RunState.of(folder, false, told -> {});
        try (ConnectionRun run = new ConnectionRun(
                database,
                List.of(suite),
                "here",
                "db",
                "wrapped",
                Suites.AS_OF,
                options.rules(),
                memory,
                (other, name) -> {
                    Planner planner = new Planner(database, "db", Suites.AS_OF, options.rules(), unique -> false);
                    return new Apart.Connection(
                            database, planner, new Privacy(List.of(), planner, database.dialect(), new Masks()));
                },
                new Masks(),
                new RunLog(log()))) {
            run.lookUp(suite.allChecks().stream()
                    .map(check -> new Run.Selected(suite, check))
                    .toList());
            List<Planned> planned = new ArrayList<>();
            for (CheckDeclaration check : suite.allChecks()) {
                planned.add(run.take(suite, check));
            }
            run.start(check -> List.of());
            List<CheckResult> results = new ArrayList<>();
            for (Planned check : planned) {
                CheckResult result = run.result(check).get(MOST_SECONDS, TimeUnit.SECONDS);
                run.learn(check, result);
                results.add(result);
            }
            run.scanned();
            run.costs();
            run.cancel();
            memory.write();
            return results;
        }
    }
}
