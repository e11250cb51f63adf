package dev.assay.run;

import dev.assay.result.CheckStanding;
import dev.assay.result.CoverageGap;
import dev.assay.result.RunResults;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks each connection of a run that gave a verdict what no check is about. */
final class Gaps {

    private Gaps() {}

    /**
     * The gaps, connection by connection; none of a run that was cancelled.
     *
     * @param selected the checks of the run
     * @param connections the connection of a suite; null if it has none
     */
    static List<CoverageGap> of(
            RunResults results, List<Run.Selected> selected, Function<Suite, @Nullable ConnectionRun> connections) {
        Map<ConnectionRun, Set<CheckDeclaration>> checks = new LinkedHashMap<>();
        Map<ConnectionRun, String> places = new LinkedHashMap<>();
        for (Run.Selected one : selected) {
            ConnectionRun connection = connections.apply(one.suite());
            if (connection != null) {
                Set<CheckDeclaration> own =
                        checks.computeIfAbsent(connection, any -> Collections.newSetFromMap(new IdentityHashMap<>()));
                own.add(one.check());
                own.addAll(one.suite().allChecks());
                places.put(
                        connection, Results.declared(one.suite(), one.check()).place());
            }
        }
        Set<String> answered = new HashSet<>();
        results.checks().stream()
                .filter(result -> result.status().isVerdict())
                .forEach(result -> answered.add(result.check().place()));
        List<CoverageGap> gaps = new ArrayList<>();
        places.forEach((connection, place) -> {
            if (answered.contains(place) && !results.cancelled()) {
                gaps.addAll(connection.gaps(place, checks.getOrDefault(connection, Set.of()), known(results, place)));
            }
        });
        return gaps;
    }

    /** The tables that have a check in any suite that ran here before. */
    private static List<TableName> known(RunResults results, String place) {
        List<TableName> tables = new ArrayList<>();
        for (CheckStanding standing : results.standings()) {
            String table = standing.check().table();
            if (table != null && standing.check().place().equals(place)) {
                tables.add(TableName.parse(table));
            }
        }
        return tables;
    }
}
