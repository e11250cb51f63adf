package dev.assay.plan;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The answers of a run, by signature; filled by scans as they end. Safe for use by several threads. */
public final class Answers implements Measures {

    private final Map<String, Object> bySignature = new ConcurrentHashMap<>();

    void put(Measurement<?> measurement, Object answer) {
        bySignature.put(measurement.signature(), answer);
    }

    /**
     * The answer to a question.
     *
     * @throws NoSuchElementException where its scan has not ended well
     */
    @Override
    @SuppressWarnings("unchecked") // put by the measurement itself, which is a Measure<T>
    public <T> T get(Measure<T> measure) {
        Object answer = bySignature.get(((Measurement<T>) measure).signature());
        if (answer == null) {
            throw new NoSuchElementException("not measured: " + ((Measurement<T>) measure).signature());
        }
        return (T) answer;
    }

    /** A count or a sum of counts; the sum of no rows is null in SQL. */
    static long whole(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof BigDecimal sum ? sum.longValueExact() : ((Number) value).longValue();
    }
}
