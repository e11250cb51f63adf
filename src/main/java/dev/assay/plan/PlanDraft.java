package dev.assay.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A plan under construction.
 *
 * @param checks the questions of each check
 * @param statements the statements to send
 * @param proven answers that need no statement, by signature
 * @param uniqueBefore whether a key was unique in the last run, by signature
 */
record PlanDraft(
        Collection<CheckQuestions> checks,
        List<PlannedStatement> statements,
        Map<String, Measurement.Proven<?>> proven,
        Predicate<String> uniqueBefore) {

    /**
     * Starts with one statement per question. All that a check asks about groups is one statement, because only the database knows which
     * groups there are.
     */
    static PlanDraft naive(Collection<CheckQuestions> checks, Predicate<String> uniqueBefore) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (CheckQuestions check : checks) {
            Map<String, List<AggregateMeasurement<?>>> groups = new LinkedHashMap<>();
            for (Measurement<?> question : check.measurements()) {
                if (question.isOfGroups() && question instanceof AggregateMeasurement<?> one) {
                    groups.computeIfAbsent(one.subject().origin(), origin -> new ArrayList<>())
                            .add(one);
                } else {
                    statements.add(new PlannedStatement.Alone(question));
                }
            }
            groups.values().forEach(questions -> statements.add(new PlannedStatement.Shared(questions)));
        }
        return new PlanDraft(checks, statements, Map.of(), uniqueBefore);
    }

    PlanDraft with(List<PlannedStatement> better) {
        return new PlanDraft(checks, better, proven, uniqueBefore);
    }

    /** Replaces each statement. */
    PlanDraft each(UnaryOperator<PlannedStatement> better) {
        return with(statements.stream().map(better).toList());
    }

    /** Whether the question comes from a check that may show failing rows. */
    boolean sampled(Measurement<?> question) {
        return checks.stream().anyMatch(check -> check.sampled() && check.asks(question.signature()));
    }
}
