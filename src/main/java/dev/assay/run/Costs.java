package dev.assay.run;

import dev.assay.database.Credits;
import dev.assay.database.Database;
import dev.assay.database.Purpose;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The costs of a connection's statements, by purpose. */
final class Costs {

    private Costs() {}

    /** Returns the costs; empty if the database does not tell how much a statement reads. */
    static List<ScanCost> of(Scanning scans, Database database, String runId) {
        List<ScanCost> costs = new ArrayList<>();
        Map<String, Credits> credits = null;
        for (Map.Entry<Purpose, List<ScannedStatement>> one : scans.byPurpose().entrySet()) {
            List<Long> bytes = one.getValue().stream()
                    .map(ScannedStatement::bytes)
                    .filter(Objects::nonNull)
                    .toList();
            if (bytes.isEmpty()) {
                continue;
            }
            credits = credits == null ? database.credits(Purpose.prefix(runId)) : credits;
            int statements = one.getValue().size();
            costs.add(ScanCost.of(database.name(), one.getKey().suites())
                    .statements(statements)
                    .bytes(bytes.stream().mapToLong(Long::longValue).sum())
                    .credits(Optional.ofNullable(credits.get(one.getKey().tag()))
                            .filter(known -> known.statements() >= statements)
                            .map(Credits::credits)
                            .orElse(null))
                    .build());
        }
        return costs;
    }
}
