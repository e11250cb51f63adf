package dev.assay.plan;

import dev.assay.plan.expression.RowSet;
import dev.assay.sql.Relations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** Separates questions with the author's own SQL, which may be slow, from the others. */
final class AuthorsSql {

    private AuthorsSql() {}

    /**
     * Splits the checks of a statement into those without the author's SQL and those with it. A question that both kinds ask is asked
     * twice.
     *
     * @param checks the signatures of each check's questions
     * @return both kinds, those without the author's SQL first; empty if there is only one kind
     */
    static List<List<Set<String>>> apart(List<? extends Measurement<?>> questions, List<Set<String>> checks) {
        Set<String> authors = questions.stream()
                .filter(question -> question instanceof AggregateMeasurement<?> aggregate && isIn(aggregate))
                .map(Measurement::signature)
                .collect(Collectors.toSet());
        List<Set<String>> own = checks.stream()
                .filter(asked -> Collections.disjoint(asked, authors))
                .toList();
        List<Set<String>> others = checks.stream()
                .filter(asked -> !Collections.disjoint(asked, authors))
                .toList();
        return own.isEmpty() || others.isEmpty() ? List.of() : List.of(own, others);
    }

    /** Whether the question's filters, condition or value contain the author's SQL. */
    private static boolean isIn(AggregateMeasurement<?> question) {
        Stream<RexNode> value = Stream.ofNullable(value(question)).map(Objects::requireNonNull);
        return isIn(question.subject())
                || Stream.concat(question.expressions(), value).anyMatch(AuthorsSql::isIn);
    }

    private static boolean isIn(RowSet subject) {
        return Stream.of(subject.source().condition(), subject.filter(), subject.window(), subject.part())
                        .filter(Objects::nonNull)
                        .anyMatch(AuthorsSql::isIn)
                || (subject.other() != null && isIn(subject.other()));
    }

    private static @Nullable RexNode value(AggregateMeasurement<?> question) {
        if (question instanceof AggregateMeasurement.Aggregated aggregated) {
            return aggregated.value();
        }
        if (question instanceof AggregateMeasurement.Distinct distinct) {
            return distinct.value();
        }
        return question instanceof AggregateMeasurement.Quantile quantile ? quantile.value() : null;
    }

    private static boolean isIn(RexNode expression) {
        List<RexCall> found = new ArrayList<>();
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                if (Relations.isFragment(call)) {
                    found.add(call);
                }
                return super.visitCall(call);
            }
        });
        return !found.isEmpty();
    }
}
