package dev.assay.plan;

import dev.assay.connection.Rows;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers of a run, by signature; filled by scans as they end. Safe for use by several threads. */
public final class Answers implements Measures {

    /** How many groups a check may have at most. */
    static final int MOST_GROUPS = 10_000;

    private final Map<String, Object> bySignature = new ConcurrentHashMap<>();

    private final Map<String, Rows> listed = new ConcurrentHashMap<>();

    /** The statements' answers, each of one moment, by the questions that they answered. */
    private final Map<String, List<Answers>> moments = new ConcurrentHashMap<>();

    /** Takes what one statement answered, all of it at one moment. */
    void keep(Answers moment) {
        moment.bySignature
                .keySet()
                .forEach(signature -> moments.computeIfAbsent(signature, first -> new CopyOnWriteArrayList<>())
                        .add(moment));
        bySignature.putAll(moment.bySignature);
        listed.putAll(moment.listed);
    }

    /** The answers to the questions of a check: of several to one question that of the statement which answers most of the others too. */
    public Answers seenBy(Inquiry inquiry) {
        Set<String> signatures = inquiry.signatures();
        Answers seen = new Answers();
        for (String signature : signatures) {
            Answers moment = moments.getOrDefault(signature, List.of()).stream()
                    .max(Comparator.comparingLong(one -> signatures.stream()
                            .filter(one.bySignature::containsKey)
                            .count()))
                    .orElse(this);
            Object answer = moment.bySignature.get(signature);
            if (answer != null) {
                seen.bySignature.put(signature, answer);
            }
        }
        return seen;
    }

    void put(Measurement<?> measurement, Object answer) {
        put(measurement.signature(), answer);
    }

    void put(String signature, Object answer) {
        bySignature.put(signature, answer);
    }

    /**
     * Takes an answer a group, from rows that begin with the group's key.
     *
     * @param keys how many columns the key has
     * @param read reads the answer from a row
     */
    <T> void putGroups(Measurement<T> measurement, Rows rows, int keys, Function<List<@Nullable Object>, T> read) {
        Map<List<@Nullable Object>, Object> groups = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            groups.put(row.subList(0, keys), Objects.requireNonNull(read.apply(row)));
        }
        bySignature.put(measurement.signature(), new Groups(groups));
    }

    /** Answers by the keys of groups. */
    private record Groups(Map<List<@Nullable Object>, Object> byKey) {}

    /**
     * The keys of the groups that questions were answered for, in the order in which the database had them.
     *
     * @param signature of one of the questions
     */
    List<List<@Nullable Object>> groups(String signature) {
        return bySignature.get(signature) instanceof Groups groups
                ? List.copyOf(groups.byKey().keySet())
                : List.of();
    }

    /** The answers for one group. */
    Measures of(List<@Nullable Object> group) {
        return new Measures() {
            @Override
            @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
            public <T> T get(Measure<T> measure) {
                String signature = ((Measurement<T>) measure).signature();
                Object answer = bySignature.get(signature) instanceof Groups groups
                        ? groups.byKey().get(group)
                        : null;
                if (answer == null) {
                    throw new NoSuchElementException("not measured: " + signature);
                }
                return (T) answer;
            }
        };
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
     * The answer to a question.
     *
     * @throws NoSuchElementException where its scan has not ended well
     */
    @Override
    @SuppressWarnings("unchecked") // its own type says that T is a list
    public <T> T get(Measure<T> measure) {
        if (measure instanceof Parts<?> parts) {
            return (T) parts.answer(this);
        }
        return find(measure)
                .orElseThrow(
                        () -> new NoSuchElementException("not measured: " + ((Measurement<T>) measure).signature()));
    }

    /** The answer to a question; empty where its scan has not ended well. */
    @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
    <T> Optional<T> find(Measure<T> measure) {
        Object answer = bySignature.get(((Measurement<T>) measure).signature());
        return answer instanceof Groups ? Optional.empty() : Optional.ofNullable((T) answer);
    }

    /** A count or a sum of counts; the sum of no rows is null in SQL. */
    static long whole(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal sum ? sum.longValueExact() : ((Number) value).longValue();
    }
}
