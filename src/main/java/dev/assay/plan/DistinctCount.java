package dev.assay.plan;

import dev.assay.connection.Rows;
import dev.assay.plan.ScanMeasurement.Keys;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;

/**
 * Counts different keys, and rows: as many of both prove that no key is there twice.
 *
 * @param otherwise what finds the duplicates where the counts differ
 */
record DistinctCount(Keys question, Statement otherwise) implements Statement {

    @Override
    public List<Keys> questions() {
        return List.of(question);
    }

    @Override
    public RelNode relation() {
        return KeyGroups.distinct(question);
    }

    @Override
    public Optional<Statement> read(Rows rows, Answers answers) {
        long all = Answers.whole(Measurement.only(rows).get(0));
        long keys = Answers.whole(Measurement.only(rows).get(1));
        if (all != keys) {
            return Optional.of(otherwise);
        }
        answers.put(question, KeyCounts.UNIQUE);
        return Optional.empty();
    }

    /** Keys that were unique last time are only counted. */
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
        public Draft apply(Draft draft) {
            return draft.each(statement -> statement.questions().get(0) instanceof Keys keys
                            && keys.subject().window() == null
                            && !keys.nullsEqual()
                            && draft.uniqueBefore().test(keys.signature())
                            && keys.subject().source().isHashable(keys.key())
                    ? new DistinctCount(keys, statement)
                    : statement);
        }
    }
}
