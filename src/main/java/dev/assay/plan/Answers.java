package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The answers of a run by signature, filled in as scans finish. Thread-safe. */
public final class Answers implements Measures {

    /** The maximum number of groups in a check. */
    static final int MOST_GROUPS = 10_000;

    private final Map<String, Object> bySignature = new ConcurrentHashMap<>();

    private final Map<String, List<Reading>> readings = new ConcurrentHashMap<>();

    private final Map<String, Rows> listed = new ConcurrentHashMap<>();

    /** By question, the statements that answered it. Each element holds the answers of one statement, which all belong to one moment. */
    private final Map<String, List<Answers>> moments = new ConcurrentHashMap<>();

    /** Adds the answers of one statement. Synchronized, so that all questions get their statements in the same order. */
    synchronized void keep(Answers moment) {
        moment.signatures()
                .forEach(signature -> moments.computeIfAbsent(signature, first -> new CopyOnWriteArrayList<>())
                        .add(moment));
        bySignature.putAll(moment.bySignature);
        moment.readings.forEach(
                (signature, read) -> readings.computeIfAbsent(signature, first -> new CopyOnWriteArrayList<>())
                        .addAll(read));
        listed.putAll(moment.listed);
    }

    /**
     * The answers to a check's questions. If several statements answered a question, the one that answered most of the check's questions
     * counts.
     */
    public Answers seenBy(CheckQuestions check) {
        return seenBy(check.signatures());
    }

    synchronized Answers seenBy(Set<String> asked) {
        Answers seen = new Answers();
        for (String signature : asked) {
            Answers moment = moments.getOrDefault(signature, List.of()).stream()
                    .max(Comparator.comparingLong(
                            one -> asked.stream().filter(one::isAnswered).count()))
                    .orElse(this);
            seen.take(signature, moment);
        }
        return seen;
    }

    private void take(String signature, Answers moment) {
        Object answer = moment.bySignature.get(signature);
        if (answer != null) {
            bySignature.put(signature, answer);
        }
        List<Reading> read = moment.readings.get(signature);
        if (read != null) {
            readings.put(signature, read);
        }
    }

    private boolean isAnswered(String signature) {
        return bySignature.containsKey(signature) || readings.containsKey(signature);
    }

    private Set<String> signatures() {
        Set<String> signatures = new HashSet<>(bySignature.keySet());
        signatures.addAll(readings.keySet());
        return signatures;
    }

    void put(Measurement<?> measurement, Object answer) {
        put(measurement.signature(), answer);
    }

    void put(String signature, Object answer) {
        bySignature.put(signature, answer);
    }

    /** Adds the answers of one statement. */
    void put(Reading reading) {
        for (String signature : reading.columns().keySet()) {
            readings.computeIfAbsent(signature, first -> new CopyOnWriteArrayList<>())
                    .add(reading);
        }
    }

    /**
     * The answers to the questions of one check. Each comes from the statement that answers most of the check's questions, so that related
     * answers belong to the same moment even if other checks asked some of the questions too.
     *
     * @param asked the signatures of the check's questions
     */
    Measures of(Set<String> asked) {
        return of(asked, null, null);
    }

    /** The check's groups with their answers, in the database's order; empty if the check has no groups. */
    List<Group> groups(Set<String> asked, Set<String> ofGroups) {
        Reading reading = ofGroups.stream()
                .findFirst()
                .flatMap(first -> reading(first, asked))
                .orElse(null);
        if (reading == null) {
            return List.of();
        }
        if (reading.answersOf(ofGroups) < ofGroups.size()) {
            throw new IllegalStateException("no statement has all that is asked of the groups: " + ofGroups);
        }
        return reading.rows().stream()
                .map(row -> new Group(row.key(), of(asked, reading, row)))
                .toList();
    }

    private Measures of(Set<String> asked, @Nullable Reading reading, Reading.@Nullable Row row) {
        return new Measures() {
            @Override
            @SuppressWarnings(
                    "unchecked") // put by the measurement itself, which is a Measure<T>, or its own type says so
            public <T> T get(Measure<T> measure) {
                if (measure instanceof Composed<?> composed) {
                    return (T) composed.answer(this);
                }
                String signature = ((Measurement<T>) measure).signature();
                Optional<Object> answer =
                        reading == null || row == null ? Optional.empty() : reading.answer(row, signature);
                return (T) answer.or(() -> answer(signature, asked))
                        .orElseThrow(() -> new NoSuchElementException("not measured: " + signature));
            }
        };
    }

    /** The statement that answers the question and most of the others; the first one if several answer as many. */
    private Optional<Reading> reading(String signature, Set<String> asked) {
        List<Reading> known = readings.getOrDefault(signature, List.of());
        return known.size() < 2
                ? known.stream().findFirst()
                : known.stream().max(Comparator.comparingLong(one -> one.answersOf(asked)));
    }

    Optional<Object> answer(String signature, Set<String> asked) {
        Optional<Object> plain = Optional.ofNullable(bySignature.get(signature));
        return plain.isPresent()
                ? plain
                : reading(signature, asked)
                        .filter(reading -> reading.rows().size() == 1
                                && reading.rows().get(0).key().isEmpty())
                        .flatMap(reading -> reading.answer(reading.rows().get(0), signature));
    }

    /** Stores rows that a scan returned together with its answer. */
    void list(Measurement<?> measurement, Rows rows) {
        listed.put(measurement.signature(), rows);
    }

    /** The rows that a scan returned together with its answer; empty if it returned none. */
    Optional<Rows> listed(Measurement<?> measurement) {
        return Optional.ofNullable(listed.get(measurement.signature()));
    }

    /**
     * The answer to a question of any check.
     *
     * @throws NoSuchElementException if its scan failed or has not finished
     */
    @Override
    public <T> T get(Measure<T> measure) {
        return of(Set.of()).get(measure);
    }

    /** The answer to a question; empty if its scan failed or has not finished. */
    @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
    <T> Optional<T> find(Measure<T> measure) {
        return (Optional<T>) answer(((Measurement<T>) measure).signature(), Set.of());
    }

    /** Reads a count, or a sum of counts. SUM over no rows is null in SQL, which means 0 here. */
    static long whole(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal sum ? sum.longValueExact() : ((Number) value).longValue();
    }
}
