package dev.assay.check;

import dev.assay.plan.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Compares what was measured with what its author wrote. */
final class Order {

    private static final int DATE = 10;

    private Order() {}

    /**
     * Whether a comparison holds.
     *
     * @param value a number, a text, a date or a time as {@link dev.assay.plan.Measures} have it
     * @param bound BigDecimal or String; a moment without an offset is taken in UTC
     */
    static boolean holds(Object value, Comparison comparison, Object bound) {
        int order = compare(value, bound);
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static int compare(Object value, Object bound) {
        String written = bound.toString().strip().replace(' ', 'T');
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().compareTo(local(written));
        }
        if (value instanceof LocalDateTime time) {
            return time.compareTo(local(written));
        }
        if (value instanceof Instant moment) {
            return moment.compareTo(moment(written));
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return number.compareTo(new BigDecimal(written).doubleValue());
        }
        return value instanceof Number number
                ? exact(number).compareTo(new BigDecimal(written))
                : value.toString().compareTo(bound.toString());
    }

    /** A number as decimal, finite. */
    static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static LocalDateTime local(String written) {
        return written.length() == DATE ? LocalDate.parse(written).atStartOfDay() : LocalDateTime.parse(written);
    }

    private static Instant moment(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException e) {
            return local(written).toInstant(ZoneOffset.UTC);
        }
    }
}
