package dev.assay.oracle;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/** Ages of which some are months and years of the calendar. */
final class Ages {

    private static final int DAYS_A_MONTH = 30;

    private Ages() {}

    static TemporalAmount of(String text) {
        return text.endsWith("mo")
                ? Period.ofMonths(number(text, 2))
                : text.endsWith("y") ? Period.ofYears(number(text, 1)) : Times.age(text);
    }

    private static int number(String text, int unit) {
        return Integer.parseInt(text.substring(0, text.length() - unit));
    }

    /** Whether one is shorter than the other, however long the months are. */
    static boolean isShorter(String one, String other) {
        return about(one).multipliedBy(10).compareTo(about(other).multipliedBy(9)) < 0;
    }

    private static Duration about(String text) {
        return of(text) instanceof Period months
                ? Duration.ofDays(DAYS_A_MONTH * months.toTotalMonths())
                : Times.age(text);
    }
}
