package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A question that several checks ask is answered once. */
record EqualQuestions() implements PlanRule {

    @Override
    public String name() {
        return "equal_questions";
    }

    @Override
    public String reason() {
        return "Every check of a table asks how many rows it examines: one count answers all of them.";
    }

    @Override
    public PlanDraft apply(PlanDraft draft) {
        Set<List<String>> asked = new HashSet<>();
        List<PlannedStatement> once = new ArrayList<>();
        for (PlannedStatement statement : draft.statements()) {
            if (asked.add(
                    statement.questions().stream().map(Measurement::signature).toList())) {
                once.add(statement);
            }
        }
        return draft.with(once);
    }
}
