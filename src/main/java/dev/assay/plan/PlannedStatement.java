package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.expression.Grouping;
import dev.assay.plan.expression.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/** One statement of a plan: the questions that it answers, and how. */
sealed interface PlannedStatement
        permits PlannedStatement.Alone,
                PlannedStatement.Shared,
                AnyRow,
                DistinctCount,
                JoinedStatement,
                ListedKeys,
                ListedOrphans {

    /** The questions that the statement answers, in the order of asking. */
    List<? extends Measurement<?>> questions();

    RelNode relation();

    /** The maximum number of rows in the result. */
    default int mostRows() {
        return 1;
    }

    /** Whether the result always has exactly one row. */
    default boolean isOneRow() {
        return mostRows() == 1;
    }

    /**
     * Reads the answers.
     *
     * @return the statement that must follow, if this one did not settle the questions
     */
    Optional<PlannedStatement> read(Rows rows, Answers answers);

    /** The statement for some of its questions, given by their signatures. */
    default PlannedStatement only(Set<String> signatures) {
        return this;
    }

    /**
     * The same questions in smaller statements, to find the one that the database refused. Returns the statement itself if it cannot be
     * split.
     */
    default List<PlannedStatement> parts() {
        return List.of(this);
    }

    /**
     * The same questions in two statements, with the author's SQL in the second one. Returns the statement itself if only one kind is
     * present.
     */
    default List<PlannedStatement> authorsApart() {
        return List.of(this);
    }

    /** A statement for one question, in its simplest form. */
    record Alone(Measurement<?> question) implements PlannedStatement {

        @Override
        public List<? extends Measurement<?>> questions() {
            return List.of(question);
        }

        @Override
        public RelNode relation() {
            return question.alone();
        }

        @Override
        public boolean isOneRow() {
            return question.isOneRow();
        }

        @Override
        public int mostRows() {
            return question.mostRows();
        }

        @Override
        public Optional<PlannedStatement> read(Rows rows, Answers answers) {
            question.read(rows, answers);
            return Optional.empty();
        }
    }

    /**
     * Aggregates over one origin, each with its own filter.
     *
     * @param checks the signatures of each check's questions
     */
    record Shared(List<AggregateMeasurement<?>> questions, List<Set<String>> checks) implements PlannedStatement {

        /** The questions of one check. */
        Shared(List<AggregateMeasurement<?>> questions) {
            this(
                    questions,
                    List.of(questions.stream().map(Measurement::signature).collect(Collectors.toSet())));
        }

        /**
         * If every question has a filter, WHERE contains all of them, so that an index or Snowflake's pruning of micro-partitions can skip
         * other rows.
         */
        @Override
        public RelNode relation() {
            RowSet subject = questions.get(0).subject();
            RelBuilder builder = questions.get(0).relations().builder();
            UnaryOperator<RexNode> written = subject.push(
                    builder,
                    questions.stream()
                            .flatMap(AggregateMeasurement::expressions)
                            .toList());
            Set<RexNode> filters = subject.readsItsOwn() ? Set.of() : filters();
            if (!filters.isEmpty()) {
                builder.filter(builder.or(filters));
            }
            List<RelBuilder.AggCall> calls = new ArrayList<>();
            for (AggregateMeasurement<?> question : questions) {
                RexNode which = filters.size() == 1
                        ? question.condition()
                        : question.subject().within(question.condition());
                calls.add(question.call(builder, which == null ? null : written.apply(which))
                        .as("m" + (calls.size() + 1)));
            }
            return Grouping.push(builder, builder.fields(subject.by()), calls).build();
        }

        @Override
        public int mostRows() {
            return questions.get(0).mostRows();
        }

        /** The distinct filters of the questions; empty if one question is about all rows. */
        private Set<RexNode> filters() {
            Set<RexNode> filters = new LinkedHashSet<>();
            for (AggregateMeasurement<?> question : questions) {
                RexNode filter = question.subject().filter();
                if (filter == null) {
                    return Set.of();
                }
                filters.add(filter);
            }
            return filters;
        }

        @Override
        public Optional<PlannedStatement> read(Rows rows, Answers answers) {
            int keys = questions.get(0).subject().by().size();
            answers.put(Reading.of(questions, keys, keys == 0 ? List.of(Measurement.only(rows)) : rows.rows()));
            return Optional.empty();
        }

        @Override
        public Shared only(Set<String> signatures) {
            return new Shared(questions.stream()
                    .filter(question -> signatures.contains(question.signature()))
                    .toList());
        }

        /** The statement for some of the checks. */
        Shared of(List<Set<String>> some) {
            Set<String> asked = some.stream().flatMap(Set::stream).collect(Collectors.toSet());
            return new Shared(only(asked).questions(), some);
        }

        /** Checks with the author's SQL come last. A question that both kinds ask is asked twice. */
        @Override
        public List<PlannedStatement> authorsApart() {
            List<List<Set<String>>> kinds = AuthorsSql.apart(questions, checks);
            return kinds.isEmpty() ? List.of(this) : List.of(of(kinds.get(0)), of(kinds.get(1)));
        }

        /**
         * Splits the checks into halves, so that finding one bad check among many takes few statements. All questions of a check stay
         * together and see the same moment: failing rows with the total, the mark of a window with its rows.
         */
        @Override
        public List<PlannedStatement> parts() {
            int middle = checks.size() / 2;
            return middle == 0
                    ? List.of(this)
                    : List.of(of(checks.subList(0, middle)), of(checks.subList(middle, checks.size())));
        }
    }
}
