package dev.assay.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A plan in the making.
 *
 * @param inquiries what the checks ask
 * @param statements what is to be sent
 * @param proven the answers that need no statement, by signature
 * @param uniqueBefore whether a key, by its signature, was unique when it was last looked at
 */
record PlanDraft(
        Collection<CheckQuestions> inquiries,
        List<PlannedStatement> statements,
        Map<String, Measurement.Proven<?>> proven,
        Predicate<String> uniqueBefore) {

    /** A statement a question; what a check asks of groups is one, so that the database alone says which groups there are. */
    static PlanDraft naive(Collection<CheckQuestions> inquiries, Predicate<String> uniqueBefore) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (CheckQuestions inquiry : inquiries) {
            Map<String, List<AggregateMeasurement<?>>> groups = new LinkedHashMap<>();
            for (Measurement<?> question : inquiry.measurements()) {
                if (question.isOfGroups() && question instanceof AggregateMeasurement<?> one) {
                    groups.computeIfAbsent(one.subject().origin(), origin -> new ArrayList<>())
                            .add(one);
                } else {
                    statements.add(new PlannedStatement.Alone(question));
                }
            }
            groups.values().forEach(questions -> statements.add(new PlannedStatement.Shared(questions)));
        }
        return new PlanDraft(inquiries, statements, Map.of(), uniqueBefore);
    }

    PlanDraft with(List<PlannedStatement> better) {
        return new PlanDraft(inquiries, better, proven, uniqueBefore);
    }

    /** The draft with each statement replaced, or left as it is. */
    PlanDraft each(UnaryOperator<PlannedStatement> better) {
        return with(statements.stream().map(better).toList());
    }

    /** Whether a check that may show failing rows asks the question. */
    boolean sampled(Measurement<?> question) {
        return inquiries.stream().anyMatch(inquiry -> inquiry.sampled() && inquiry.asks(question.signature()));
    }
}
