package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The last step of every plan. Everything that a check's verdict needs must be answered by one statement, because a statement sees the
 * database at one moment and two statements see it at two. A check whose questions already share a statement keeps it; any other check gets
 * a statement of its own. Only the question whether there are rows at all, which reads one row, may ride along with a statement that serves
 * other checks too.
 */
final class OneMoment {

    private final List<PlannedStatement> statements;
    private final Map<String, List<Integer>> answering = new LinkedHashMap<>();

    /** The signatures of each check's questions, by the statement that keeps them. */
    private final Map<Integer, List<Set<String>>> kept = new TreeMap<>();

    private final Map<Integer, Map<String, PlannedStatement>> riding = new LinkedHashMap<>();

    /** Statements that serve one check alone, by the signatures that they answer. Each is placed where its first question stood. */
    private final Map<Set<String>, PlannedStatement> own = new LinkedHashMap<>();

    /** By table, the searches for single rows. */
    private final Map<String, Looks> looks = new LinkedHashMap<>();

    private final Map<Set<String>, Integer> placesOfOwn = new LinkedHashMap<>();

    private OneMoment(List<PlannedStatement> statements) {
        this.statements = statements;
        for (int place = 0; place < statements.size(); place++) {
            for (Measurement<?> question : statements.get(place).questions()) {
                answering
                        .computeIfAbsent(question.signature(), first -> new ArrayList<>())
                        .add(place);
            }
        }
    }

    /** Returns the statements of a draft, with each check's questions together. */
    static List<PlannedStatement> of(PlanDraft draft) {
        OneMoment moment = new OneMoment(draft.statements());
        draft.checks().forEach(moment::take);
        return moment.all();
    }

    private void take(CheckQuestions check) {
        Map<Integer, Set<String>> parts = parts(check);
        List<Integer> main = parts.keySet().stream()
                .filter(place -> !check.existence().containsAll(parts.get(place)))
                .toList();
        boolean one =
                parts.size() == 1 && !(statements.get(parts.keySet().iterator().next()) instanceof AnyRow);
        if (one || (main.size() == 1 && statements.get(main.get(0)) instanceof PlannedStatement.Shared)) {
            int place = one ? parts.keySet().iterator().next() : main.get(0);
            Set<String> questions = new LinkedHashSet<>(parts.get(place));
            mark(check, questions, place);
            parts.forEach((other, asked) -> {
                if (other != place) {
                    questions.addAll(asked);
                    ride(place, statements.get(other).only(asked));
                }
            });
            keep(place, questions);
        } else {
            mark(check, new LinkedHashSet<>(), -1);
            if (!parts.isEmpty()) {
                alone(parts);
            }
        }
    }

    /** Answers the mark of a window together with the window's rows if possible, otherwise before them. */
    private void mark(CheckQuestions check, Set<String> questions, int place) {
        check.markSignature().ifPresent(mark -> {
            List<Integer> known = places(mark);
            if (known.contains(place)) {
                questions.add(mark);
            } else if (!known.isEmpty()) {
                keep(known.get(0), Set.of(mark));
            }
        });
    }

    /** The statements that answer the check's questions, each with its share. As many questions as possible go to one statement. */
    private Map<Integer, Set<String>> parts(CheckQuestions check) {
        Set<String> asked = new LinkedHashSet<>(check.signatures());
        check.markSignature().ifPresent(asked::remove);
        asked.retainAll(answering.keySet());
        Map<Integer, Long> weights = new LinkedHashMap<>();
        asked.forEach(signature -> places(signature).forEach(place -> weights.merge(place, 1L, Long::sum)));
        Map<Integer, Set<String>> parts = new LinkedHashMap<>();
        for (String signature : asked) {
            int place = places(signature).stream()
                    .reduce((one, other) ->
                            weights.getOrDefault(one, 0L) >= weights.getOrDefault(other, 0L) ? one : other)
                    .orElseThrow();
            parts.computeIfAbsent(place, first -> new LinkedHashSet<>()).add(signature);
        }
        return parts;
    }

    private List<Integer> places(String signature) {
        return answering.getOrDefault(signature, List.of());
    }

    private void keep(int place, Set<String> signatures) {
        kept.computeIfAbsent(place, first -> new ArrayList<>()).add(signatures);
    }

    private void ride(int main, PlannedStatement existence) {
        Measurement<?> question = existence.questions().get(0);
        riding.computeIfAbsent(main, first -> new LinkedHashMap<>()).put(question.signature(), existence);
    }

    private void alone(Map<Integer, Set<String>> parts) {
        List<PlannedStatement> single = new ArrayList<>();
        List<PlannedStatement> many = new ArrayList<>();
        Map<String, List<AggregateMeasurement<?>>> aggregates = new LinkedHashMap<>();
        Set<String> answered = new HashSet<>();
        parts.forEach((place, signatures) -> {
            PlannedStatement statement = statements.get(place).only(signatures);
            answered.addAll(signatures);
            boolean shared = statement instanceof PlannedStatement.Shared;
            if (shared
                    || (statement.questions().get(0) instanceof AggregateMeasurement<?>
                            && !(statement instanceof AnyRow))) {
                statement.questions().forEach(question -> {
                    AggregateMeasurement<?> one = (AggregateMeasurement<?>) question;
                    aggregates
                            .computeIfAbsent(one.subject().origin(), first -> new ArrayList<>())
                            .add(one);
                });
            } else {
                (statement.isOneRow() ? single : many).add(statement);
            }
        });
        single.replaceAll(
                statement -> statement instanceof DistinctCount keys ? withTheSameRows(keys, aggregates) : statement);
        aggregates.values().stream().filter(questions -> !questions.isEmpty()).forEach(questions -> {
            PlannedStatement shared = new PlannedStatement.Shared(questions, List.of());
            (shared.isOneRow() ? single : many).add(shared);
        });
        for (PlannedStatement statement : many.subList(0, Math.max(0, many.size() - 1))) {
            single.add(new PlannedStatement.Alone(statement.questions().get(0)));
        }
        if (!many.isEmpty()) {
            single.add(many.get(many.size() - 1));
        }
        if (single.stream().limit(single.size() - 1).anyMatch(statement -> !statement.isOneRow())) {
            parts.forEach(this::keep);
            return;
        }
        int first = parts.keySet().iterator().next();
        if (single.stream().allMatch(AnyRow.class::isInstance)) {
            String table = single.get(0).questions().get(0).sources().get(0).name();
            looks.computeIfAbsent(table, none -> new Looks(first)).add(single, answered);
            return;
        }
        own.putIfAbsent(answered, single.size() == 1 ? single.get(0) : JoinedStatement.of(single));
        placesOfOwn.putIfAbsent(answered, first);
    }

    /** Moves aggregates over the same rows into the statement that counts keys. */
    private static DistinctCount withTheSameRows(
            DistinctCount keys, Map<String, List<AggregateMeasurement<?>>> aggregates) {
        List<AggregateMeasurement<?>> others =
                aggregates.getOrDefault(keys.question().subject().origin(), List.of());
        List<AggregateMeasurement<?>> same =
                others.stream().filter(keys::isOfSameRows).toList();
        others.removeAll(same);
        return keys.with(same);
    }

    /** Searches for single rows of a table, combined into one statement for all checks. */
    private static final class Looks {

        private final int place;
        private final Map<String, PlannedStatement> statements = new LinkedHashMap<>();
        private final Set<Set<String>> checks = new LinkedHashSet<>();

        Looks(int place) {
            this.place = place;
        }

        void add(List<PlannedStatement> parts, Set<String> answered) {
            parts.forEach(part -> statements.putIfAbsent(part.questions().get(0).signature(), part));
            checks.add(answered);
        }

        PlannedStatement statement() {
            List<PlannedStatement> parts = List.copyOf(statements.values());
            return parts.size() == 1 ? parts.get(0) : JoinedStatement.of(parts, List.copyOf(checks));
        }
    }

    private List<PlannedStatement> all() {
        Map<Integer, List<PlannedStatement>> all = new TreeMap<>();
        kept.forEach((place, together) -> {
            Set<String> signatures = new HashSet<>();
            together.forEach(signatures::addAll);
            PlannedStatement statement = statements.get(place).only(signatures);
            List<Set<String>> checks = List.copyOf(new LinkedHashSet<>(together));
            if (statement instanceof PlannedStatement.Shared shared) {
                statement = new PlannedStatement.Shared(shared.questions(), checks);
            }
            Map<String, PlannedStatement> riders = riding.getOrDefault(place, Map.of());
            List<PlannedStatement> parts = new ArrayList<>(riders.values());
            parts.add(statement);
            all.computeIfAbsent(place, first -> new ArrayList<>())
                    .add(riders.isEmpty() ? statement : JoinedStatement.of(parts, checks));
        });
        own.forEach((signatures, statement) -> all.computeIfAbsent(
                        placesOfOwn.getOrDefault(signatures, 0), first -> new ArrayList<>())
                .add(statement));
        looks.values()
                .forEach(look -> all.computeIfAbsent(look.place, first -> new ArrayList<>())
                        .add(look.statement()));
        return all.values().stream().flatMap(List::stream).toList();
    }
}
