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

/** The answers of a run, by signature; filled by scans as they end. Safe for use by several threads. */
public final class Answers implements Measures {

    /** How many groups a check may have at most. */
    static final int MOST_GROUPS = 10_000;

    private final Map<String, Object> bySignature = new ConcurrentHashMap<>();

    private final Map<String, List<Reading>> readings = new ConcurrentHashMap<>();

    private final Map<String, Rows> listed = new ConcurrentHashMap<>();

    /** The statements' answers, each of one moment, by the questions that they answered. */
    private final Map<String, List<Answers>> moments = new ConcurrentHashMap<>();

    /** Takes what one statement answered, all of it at one moment: moments arrive one behind the other, to every question in the same order. */
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

    /** The answers to the questions of a check: of several to one question that of the statement which answers most of the others too. */
    public Answers seenBy(CheckQuestions inquiry) {
        return seenBy(inquiry.signatures());
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

    /** What it has answers to. */
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

    /** Takes what one statement answered. */
    void put(Reading reading) {
        for (String signature : reading.columns().keySet()) {
            readings.computeIfAbsent(signature, first -> new CopyOnWriteArrayList<>())
                    .add(reading);
        }
    }

    /**
     * The answers to the questions of one check: each from the statement that answers most of them, so that those that stand together were
     * answered together, whoever else asked some of them too.
     *
     * @param asked the check's signatures
     */
    Measures of(Set<String> asked) {
        return of(asked, null, null);
    }

    /** The groups of the check that asked, each with its answers, in the order in which the database had them; empty where nothing was grouped. */
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

    /** The statement that answers a question, and as many as any of the others that are asked with it; the first of several. */
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

    /** Keeps rows that a scan read beside the answer. */
    void list(Measurement<?> measurement, Rows rows) {
        listed.put(measurement.signature(), rows);
    }

    /** The rows that a scan read beside the answer; empty where it read none. */
    Optional<Rows> listed(Measurement<?> measurement) {
        return Optional.ofNullable(listed.get(measurement.signature()));
    }

    /**
     * The answer to a question, whoever asked it.
     *
     * @throws NoSuchElementException where its scan has not ended well
     */
    @Override
    public <T> T get(Measure<T> measure) {
        return of(Set.of()).get(measure);
    }

    /** The answer to a question; empty where its scan has not ended well. */
    @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
    <T> Optional<T> find(Measure<T> measure) {
        return (Optional<T>) answer(((Measurement<T>) measure).signature(), Set.of());
    }

    /** A count or a sum of counts; the sum of no rows is null in SQL. */
    static long whole(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal sum ? sum.longValueExact() : ((Number) value).longValue();
    }
}
