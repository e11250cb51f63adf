package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ScanMeasurement.Orphans;
import dev.assay.plan.ask.OrphanCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Counts orphaned references, and lists some of their values. */
record ListedOrphans(Orphans question) implements PlannedStatement {

    @Override
    public List<Orphans> questions() {
        return List.of(question);
    }

    /**
     * One row per value, the most frequent first. The last columns are totals over all values: the number of rows, and the number of
     * values.
     */
    @Override
    public RelNode relation() {
        RelBuilder builder = question.relations().builder().push(question.byReference());
        RexNode rows = ScanMeasurement.rows(builder);
        List<RexNode> columns = new ArrayList<>(builder.fields());
        columns.add(builder.alias(KeyGroups.overAll(builder, builder.sum(rows)), "all_rows"));
        columns.add(builder.alias(KeyGroups.overAll(builder, builder.count()), "all_values"));
        int key = columns.size() - 3;
        builder.project(columns);
        List<RexNode> order = new ArrayList<>(List.of(builder.desc(builder.field(key))));
        order.addAll(builder.fields().subList(0, key));
        return builder.sort(order).limit(0, mostRows()).build();
    }

    @Override
    public int mostRows() {
        return Samples.MOST;
    }

    @Override
    public Optional<PlannedStatement> read(Rows rows, Answers answers) {
        if (rows.rows().isEmpty()) {
            answers.put(question, new OrphanCounts(0, 0));
            return Optional.empty();
        }
        List<@Nullable Object> first = rows.rows().get(0);
        int values = first.size() - 3;
        answers.put(
                question, new OrphanCounts(Answers.whole(first.get(values + 1)), Answers.whole(first.get(values + 2))));
        answers.list(question, Samples.firstColumns(rows, values));
        return Optional.empty();
    }

    /** One statement counts orphaned references and lists their values. */
    record Rule() implements PlanRule {

        @Override
        public String name() {
            return "listed_orphans";
        }

        @Override
        public String reason() {
            return "With some of the values at hand the rows that have them are found in the pass over the table that other checks"
                    + " need for theirs; the join is not made twice.";
        }

        @Override
        public PlanDraft apply(PlanDraft draft) {
            return draft.each(
                    statement -> statement.questions().get(0) instanceof Orphans orphans && draft.sampled(orphans)
                            ? new ListedOrphans(orphans)
                            : statement);
        }
    }
}
