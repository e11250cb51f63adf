package dev.assay.plan;

import dev.assay.connection.Rows;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The answers of a run, by signature; filled by scans as they end. Safe for use by several threads. */
public final class Answers implements Measures {

    private final Map<String, Object> bySignature = new ConcurrentHashMap<>();

    private final Map<String, Rows> listed = new ConcurrentHashMap<>();

    void put(Measurement<?> measurement, Object answer) {
        put(measurement.signature(), answer);
    }

    void put(String signature, Object answer) {
        bySignature.put(signature, answer);
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
    public <T> T get(Measure<T> measure) {
        return find(measure)
                .orElseThrow(
                        () -> new NoSuchElementException("not measured: " + ((Measurement<T>) measure).signature()));
    }

    /** The answer to a question; empty where its scan has not ended well. */
    @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
    <T> Optional<T> find(Measure<T> measure) {
        return Optional.ofNullable((T) bySignature.get(((Measurement<T>) measure).signature()));
    }

    /** A count or a sum of counts; the sum of no rows is null in SQL. */
    static long whole(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal sum ? sum.longValueExact() : ((Number) value).longValue();
    }
}
