package dev.assay.run;

import dev.assay.database.Purpose;
import dev.assay.plan.Scan;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The suites that each scan of a connection serves.
 *
 * @param runId the run's id
 * @param bySignature the names of the suites that ask a question, by its signature
 */
record Purposes(String runId, Map<String, Set<String>> bySignature) {

    static Purposes of(String runId, Collection<Planned> asking) {
        Map<String, Set<String>> bySignature = new HashMap<>();
        for (Planned check : asking) {
            for (String signature : Objects.requireNonNull(check.inquiry()).signatures()) {
                bySignature
                        .computeIfAbsent(signature, first -> new HashSet<>())
                        .add(check.suite().name());
            }
        }
        return new Purposes(runId, bySignature);
    }

    Purpose of(Scan scan) {
        List<String> suites = scan.signatures().stream()
                .flatMap(signature -> bySignature.getOrDefault(signature, Set.of()).stream())
                .toList();
        return Purpose.of(runId, suites);
    }
}
