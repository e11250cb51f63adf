package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.AggregateMeasurement.Counting;
import dev.assay.plan.ask.ExaminedCount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;

/** Finds out whether there is any row to examine, or any that a rule applies to. Returns one row with 0 or 1. */
record AnyRow(Counting question) implements PlannedStatement {

    @Override
    public List<Counting> questions() {
        return List.of(question);
    }

    @Override
    public RelNode relation() {
        RelBuilder builder = question.relations().builder();
        builder.push(question.subject().rows(question.condition()))
                .project(builder.literal(1))
                .limit(0, 1);
        return builder.aggregate(builder.groupKey(), builder.count().as("m1")).build();
    }

    @Override
    public Optional<PlannedStatement> read(Rows rows, Answers answers) {
        boolean some = Answers.whole(Measurement.only(rows).get(0)) > 0;
        answers.put(question, new ExaminedCount(some, some ? null : (Long) 0L));
        return Optional.empty();
    }

    /** If nobody needs the number of rows, a single row is looked for instead of counting. */
    record Rule() implements PlanRule {

        @Override
        public String name() {
            return "any_row";
        }

        @Override
        public String reason() {
            return "Where the catalogue proves that no row fails, it is enough to know that there is a row: one is read, not all.";
        }

        @Override
        public PlanDraft apply(PlanDraft draft) {
            Set<String> needed = new HashSet<>();
            draft.checks().stream()
                    .filter(check -> !check.isProven(draft.proven().keySet()))
                    .forEach(check -> needed.addAll(check.necessary()));
            Set<String> scanned = new HashSet<>();
            for (PlannedStatement statement : draft.statements()) {
                Measurement<?> question = statement.questions().get(0);
                boolean read = !(question instanceof Counting) || needed.contains(question.signature());
                if (read && question instanceof AggregateMeasurement<?> aggregate) {
                    scanned.add(aggregate.subject().origin());
                }
            }
            List<PlannedStatement> left = new ArrayList<>();
            for (PlannedStatement statement : draft.statements()) {
                boolean idle = statement instanceof PlannedStatement.Alone alone
                        && alone.question() instanceof Counting counting
                        && !scanned.contains(counting.subject().origin());
                left.add(idle ? new AnyRow((Counting) statement.questions().get(0)) : statement);
            }
            return draft.with(left);
        }
    }
}
