package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Constraints that the database enforces answer questions without a scan. */
record CatalogueProof() implements PlanRule {

    @Override
    public String name() {
        return "catalogue_proof";
    }

    @Override
    public String reason() {
        return "A constraint that the database enforces for every row answers in the catalogue what a scan would find out.";
    }

    /** If one check demands a scan, all checks with the same question get its answer. */
    @Override
    public PlanDraft apply(PlanDraft draft) {
        Set<String> demanded = new HashSet<>();
        draft.checks().stream().filter(CheckQuestions::scanned).forEach(check -> demanded.addAll(check.signatures()));
        Map<String, Measurement.Proven<?>> proven = new HashMap<>(draft.proven());
        List<PlannedStatement> left = new ArrayList<>();
        for (PlannedStatement statement : draft.statements()) {
            Measurement<?> question = statement.questions().get(0);
            String signature = question.signature();
            if (!demanded.contains(signature)) {
                question.proven().ifPresent(answer -> proven.put(signature, answer));
            }
            if (!proven.containsKey(signature)) {
                left.add(statement);
            }
        }
        return new PlanDraft(draft.checks(), left, proven, draft.uniqueBefore());
    }
}
