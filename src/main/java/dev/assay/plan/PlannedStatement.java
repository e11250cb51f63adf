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

/** One statement of a plan: which questions it answers, and how. */
sealed interface PlannedStatement
        permits PlannedStatement.Alone,
                PlannedStatement.Shared,
                AnyRow,
                DistinctCount,
                JoinedStatement,
                ListedKeys,
                ListedOrphans {

    /** The questions that it answers, in the order in which they were first asked. */
    List<? extends Measurement<?>> questions();

    RelNode relation();

    /** How many rows it returns at most. */
    default int mostRows() {
        return 1;
    }

    /** Whether it returns exactly one row, whatever there is. */
    default boolean isOneRow() {
        return mostRows() == 1;
    }

    /**
     * Takes the answers.
     *
     * @return the statement that must follow, where this one settles nothing
     */
    Optional<PlannedStatement> read(Rows rows, Answers answers);

    /** The statement for some of its questions, by their signatures. */
    default PlannedStatement only(Set<String> signatures) {
        return this;
    }

    /** The same questions by smaller statements: how the guilty one of a refused statement is found. Itself where it has one. */
    default List<PlannedStatement> parts() {
        return List.of(this);
    }

    /** The same questions by two statements, what holds SQL of the author's own last. Itself where it has only one of the two kinds. */
    default List<PlannedStatement> authorsApart() {
        return List.of(this);
    }

    /** A question by itself, in the plainest way. */
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
     * Aggregates of one origin, each with its filter inside.
     *
     * @param checks the signatures of what each check asks of them
     */
    record Shared(List<AggregateMeasurement<?>> questions, List<Set<String>> checks) implements PlannedStatement {

        /** What one check asks. */
        Shared(List<AggregateMeasurement<?>> questions) {
            this(
                    questions,
                    List.of(questions.stream().map(Measurement::signature).collect(Collectors.toSet())));
        }

        /**
         * Where every question has a filter, no other rows are read: an index finds them, or a warehouse passes over the
         * micro-partitions that hold none of them.
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

        /** The questions' different filters; none where a question is about all rows. */
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

        /** What some of its checks ask. */
        Shared of(List<Set<String>> some) {
            Set<String> asked = some.stream().flatMap(Set::stream).collect(Collectors.toSet());
            return new Shared(only(asked).questions(), some);
        }

        /** Checks that an author's SQL is in come last; a question of both kinds of checks is asked twice. */
        @Override
        public List<PlannedStatement> authorsApart() {
            List<List<Set<String>>> kinds = AuthorsSql.apart(questions, checks);
            return kinds.isEmpty() ? List.of(this) : List.of(of(kinds.get(0)), of(kinds.get(1)));
        }

        /**
         * Halves of the checks, so that one guilty one among many costs few statements. All that a check asks stays together, of one moment:
         * what fails with what was counted, the mark of a window with its rows.
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
