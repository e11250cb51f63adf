package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the questions of a connection's checks are answered. */
public final class Plan {

    private final List<Scan> scans;
    private final Map<String, Measurement.Proven<?>> proven;

    Plan(List<Scan> scans, Map<String, Measurement.Proven<?>> proven) {
        this.scans = List.copyOf(scans);
        this.proven = Map.copyOf(proven);
    }

    /** The statements, in the order in which their questions were first asked. */
    public List<Scan> scans() {
        return scans;
    }

    /** What the catalogue proves, where it proves all that the verdict on a check rests on; empty where rows are read for it. */
    public List<Proof> proofs(Inquiry inquiry) {
        if (!inquiry.isProven(proven.keySet())) {
            return List.of();
        }
        Set<Proof> proofs = new LinkedHashSet<>();
        for (String signature : inquiry.signatures()) {
            Measurement.Proven<?> answer = proven.get(signature);
            if (answer != null) {
                proofs.addAll(answer.proofs());
            }
        }
        return new ArrayList<>(proofs);
    }

    /** The keys that were looked at, by signature, and whether each was unique; rows of a window tell nothing of the others. */
    public Map<String, Boolean> uniqueness(Answers answers) {
        Map<String, Boolean> unique = new HashMap<>();
        for (Scan scan : scans) {
            for (Measurement<?> question : scan.questions()) {
                if (question instanceof ScanMeasurement.Keys keys
                        && keys.subject().window() == null) {
                    answers.find(keys).ifPresent(counts -> unique.put(keys.signature(), counts.surplus() == 0));
                }
            }
        }
        return unique;
    }

    /** Gives the answers that need no statement. */
    public void answer(Answers answers) {
        proven.forEach((signature, answer) -> answers.put(signature, answer.answer()));
    }
}
