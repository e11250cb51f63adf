package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All aggregates over a table, or over a window of it, share one statement. */
record SharedScan() implements PlanRule {

    /** Databases return at least 1,664 columns; a statement of this many is still one that a person can read. */
    private static final int MOST_AGGREGATES = 800;

    @Override
    public String name() {
        return "shared_scan";
    }

    @Override
    public String reason() {
        return "Reading a table costs more than counting: 27 counts in one pass take half as long again as one.";
    }

    @Override
    public PlanDraft apply(PlanDraft draft) {
        Set<String> read = read(draft);
        Map<String, Making> open = new HashMap<>();
        Map<String, Making> asked = new HashMap<>();
        List<Supplier<PlannedStatement>> statements = new ArrayList<>();
        for (PlannedStatement statement : draft.statements()) {
            List<AggregateMeasurement<?>> questions = aggregates(statement);
            if (questions.isEmpty()) {
                statements.add(() -> statement);
                continue;
            }
            AggregateMeasurement<?> one = questions.get(0);
            String origin = one.subject().origin();
            String key = isKnown(one) && !read.contains(origin) ? "number of rows of " + origin : origin;
            Making making = open.get(key);
            if (making == null || making.questions().size() + questions.size() > MOST_AGGREGATES) {
                making = new Making(new ArrayList<>(), new LinkedHashSet<>());
                open.put(key, making);
                statements.add(making::statement);
            }
            if (statement instanceof PlannedStatement.Shared groups) {
                making.add(groups);
            } else {
                making.questions().add(one);
                asked.put(one.signature(), making);
            }
        }
        draft.checks().forEach(check -> divide(check, asked));
        return draft.with(statements.stream().map(Supplier::get).toList());
    }

    /** The aggregates that a statement answers; empty for other statements. */
    private static List<AggregateMeasurement<?>> aggregates(PlannedStatement statement) {
        if (statement instanceof PlannedStatement.Shared groups) {
            return groups.questions();
        }
        return statement instanceof PlannedStatement.Alone alone
                        && alone.question() instanceof AggregateMeasurement<?> one
                ? List.of(one)
                : List.of();
    }

    /** Tells each statement which of its questions this check asks. */
    private static void divide(CheckQuestions check, Map<String, Making> asked) {
        IdentityHashMap<Making, Set<String>> own = new IdentityHashMap<>();
        for (String signature : check.signatures()) {
            Making making = asked.get(signature);
            if (making != null) {
                own.computeIfAbsent(making, first -> new LinkedHashSet<>()).add(signature);
            }
        }
        own.forEach((making, signatures) -> making.checks().add(signatures));
    }

    /** A statement under construction: its questions, and the signatures of each check's questions. */
    private record Making(List<AggregateMeasurement<?>> questions, Set<Set<String>> checks) {

        /** Adds a check's questions about groups, without those that are already there. */
        void add(PlannedStatement.Shared groups) {
            Set<String> known = questions.stream().map(Measurement::signature).collect(Collectors.toSet());
            groups.questions().stream()
                    .filter(question -> !known.contains(question.signature()))
                    .forEach(questions::add);
            checks.addAll(groups.checks());
        }

        PlannedStatement statement() {
            return new PlannedStatement.Shared(List.copyOf(questions), List.copyOf(checks));
        }
    }

    /** The origins whose rows are all read by at least one question, so that others can join it. */
    private static Set<String> read(PlanDraft draft) {
        Set<String> read = new HashSet<>();
        for (PlannedStatement statement : draft.statements()) {
            if (statement instanceof PlannedStatement.Alone alone
                    && alone.question() instanceof AggregateMeasurement<?> one
                    && one.subject().filter() == null
                    && !isKnown(one)) {
                read.add(one.subject().origin());
            }
        }
        return read;
    }

    /**
     * Whether the answer costs nothing, since the database knows how many rows a table has. In a statement with others the question
     * would only keep their filters out of its WHERE.
     */
    private static boolean isKnown(AggregateMeasurement<?> one) {
        return one.relations().dialect().knowsRowCounts()
                && one instanceof AggregateMeasurement.Counting counting
                && counting.condition() == null
                && one.subject().source().isWhole()
                && one.subject().filter() == null
                && !one.subject().readsItsOwn()
                && one.subject().window() == null;
    }
}
