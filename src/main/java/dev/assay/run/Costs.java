package dev.assay.run;

import dev.assay.database.Credits;
import dev.assay.database.Database;
import dev.assay.result.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the statements of a connection cost, by what they are for. */
final class Costs {

    private Costs() {}

    /** The costs; none where the database does not say how much a statement reads. */
    static List<RunResults.Cost> of(Scanning scans, Database database, String runId) {
        List<RunResults.Cost> costs = new ArrayList<>();
        Map<String, Credits> credits = null;
        for (Map.Entry<Purpose, List<RunResults.Scanned>> one :
                scans.byPurpose().entrySet()) {
            List<Long> bytes = one.getValue().stream()
                    .map(RunResults.Scanned::bytes)
                    .filter(Objects::nonNull)
                    .toList();
            if (bytes.isEmpty()) {
                continue;
            }
            credits = credits == null ? database.credits(Purpose.prefix(runId)) : credits;
            int statements = one.getValue().size();
            costs.add(new RunResults.Cost(
                    database.name(),
                    one.getKey().suites(),
                    statements,
                    bytes.stream().mapToLong(Long::longValue).sum(),
                    Optional.ofNullable(credits.get(one.getKey().toString()))
                            .filter(known -> known.statements() >= statements)
                            .map(Credits::credits)
                            .orElse(null)));
        }
        return costs;
    }
}
