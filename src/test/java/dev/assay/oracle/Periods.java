package dev.assay.oracle;

import java.time.LocalDateTime;

/** Periods of the calendar. */
final class Periods {

    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    private Periods() {}

    /** Numbers a moment's period, so that the next one has the next number. */
    static long number(long micros, String period) {
        LocalDateTime time = Times.local(micros);
        long months = 12L * time.getYear() + time.getMonthValue() - 1;
        return switch (period) {
            case "hour" -> Math.floorDiv(micros, HOUR);
            case "day" -> Math.floorDiv(micros, DAY);
            case "week" -> Math.floorDiv(Math.floorDiv(micros, DAY) + 3, 7L); // 1970-01-01 was a Thursday
            case "month" -> months;
            case "quarter" -> Math.floorDiv(months, 3L);
            case "year" -> time.getYear();
            default -> throw new IllegalArgumentException(period);
        };
    }
}
