package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ScanMeasurement.Keys;
import dev.assay.plan.ask.KeyCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;

/**
 * Counts rows and distinct keys; equal counts prove that no key is duplicated. Other questions about the same rows are answered in the same
 * pass.
 *
 * @param beside other questions about the same rows
 * @param otherwise the statement that finds the duplicates if the counts differ
 */
record DistinctCount(Keys question, List<AggregateMeasurement<?>> beside, PlannedStatement otherwise)
        implements PlannedStatement {

    DistinctCount {
        beside = List.copyOf(beside);
    }

    @Override
    public List<Measurement<?>> questions() {
        List<Measurement<?>> questions = new ArrayList<>(List.of(question));
        questions.addAll(beside);
        return questions;
    }

    boolean isOfSameRows(AggregateMeasurement<?> other) {
        return other.subject().equals(question.subject());
    }

    DistinctCount with(List<AggregateMeasurement<?>> others) {
        List<AggregateMeasurement<?>> all = new ArrayList<>(beside);
        all.addAll(others);
        return new DistinctCount(question, all, otherwise);
    }

    @Override
    public RelNode relation() {
        return shared().relation();
    }

    @Override
    public PlannedStatement only(Set<String> signatures) {
        return new DistinctCount(
                question,
                beside.stream()
                        .filter(other -> signatures.contains(other.signature()))
                        .toList(),
                otherwise);
    }

    @Override
    public Optional<PlannedStatement> read(Rows rows, Answers answers) {
        Answers read = new Answers();
        shared().read(rows, read);
        if (!Objects.equals(read.get(filled()).counted(), read.get(different()))) {
            return Optional.of(
                    beside.isEmpty()
                            ? otherwise
                            : JoinedStatement.of(List.of(new PlannedStatement.Shared(beside), otherwise)));
        }
        answers.keep(read);
        answers.put(question, KeyCounts.UNIQUE);
        return Optional.empty();
    }

    private PlannedStatement.Shared shared() {
        Map<String, AggregateMeasurement<?>> counts = new LinkedHashMap<>();
        Stream.concat(Stream.of(filled(), different()), beside.stream())
                .forEach(count -> counts.putIfAbsent(count.signature(), count));
        return new PlannedStatement.Shared(List.copyOf(counts.values()));
    }

    private AggregateMeasurement.Counting filled() {
        return new AggregateMeasurement.Counting(
                question.subject(), question.subject().filled(question.key()));
    }

    private AggregateMeasurement.DistinctKeys different() {
        return new AggregateMeasurement.DistinctKeys(question.subject(), question.key());
    }

    /** Keys that were unique in the last run are only counted. */
    record Rule() implements PlanRule {

        @Override
        public String name() {
            return "distinct_count";
        }

        @Override
        public String reason() {
            return "A key that was unique last time is most likely unique again: counting its different values, or their hashes,"
                    + " proves it at a third of what grouping costs.";
        }

        @Override
        public PlanDraft apply(PlanDraft draft) {
            return draft.each(statement -> statement.questions().get(0) instanceof Keys keys
                            && keys.subject().window() == null
                            && !keys.nullsEqual()
                            && draft.uniqueBefore().test(keys.signature())
                            && keys.subject().source().isHashable(keys.key())
                    ? new DistinctCount(keys, List.of(), statement)
                    : statement);
        }
    }
}
