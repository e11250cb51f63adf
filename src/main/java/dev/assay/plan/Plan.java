package dev.assay.plan;

import dev.assay.extension.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the questions of all checks on a connection are answered. */
public final class Plan {

    public static final Plan NONE = new Plan(List.of(), Map.of(), List.of(), List.of());

    private final List<Scan> scans;
    private final Map<String, Measurement.Proven<?>> proven;
    private final List<Unwritten> unwritten;
    private final List<Fault> leftOut;

    /**
     * @param unwritten statements that could not be written
     * @param leftOut why rules were skipped
     */
    Plan(List<Scan> scans, Map<String, Measurement.Proven<?>> proven, List<Unwritten> unwritten, List<Fault> leftOut) {
        this.scans = List.copyOf(scans);
        this.proven = Map.copyOf(proven);
        this.unwritten = List.copyOf(unwritten);
        this.leftOut = List.copyOf(leftOut);
    }

    /** Why rules were skipped. This costs time but changes no verdict. */
    public List<Fault> leftOut() {
        return leftOut;
    }

    /**
     * A statement that could not be written.
     *
     * @param scan the scan that would have been sent
     * @param why the exception
     */
    record Unwritten(Scan scan, Fault why) {}

    /** Why some question of the check has no statement; empty if every question that needs one has one. */
    public Optional<Fault> fault(CheckQuestions check) {
        return unwritten.stream()
                .filter(one -> one.scan().serves(check))
                .filter(one -> scans.stream().noneMatch(scan -> scan.answersAll(check, one.scan())))
                .map(Unwritten::why)
                .findFirst();
    }

    public List<Scan> scans() {
        return scans;
    }

    /** The constraints that prove the check's whole verdict; empty if rows are read for it. */
    public List<Measurement.Proof> proofs(CheckQuestions check) {
        if (!check.isProven(proven.keySet())) {
            return List.of();
        }
        Set<Measurement.Proof> proofs = new LinkedHashSet<>();
        for (String signature : check.signatures()) {
            Measurement.Proven<?> answer = proven.get(signature);
            if (answer != null) {
                proofs.addAll(answer.proofs());
            }
        }
        return new ArrayList<>(proofs);
    }

    /** Whether each key was unique, by signature. Keys in a window are left out, because its rows tell nothing about the others. */
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

    /** Adds the answers that need no statement. */
    public void answer(Answers answers) {
        proven.forEach((signature, answer) -> answers.put(signature, answer.answer()));
    }
}
