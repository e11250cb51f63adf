package dev.assay.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** How messages write numbers and ages. */
final class Text {

    private Text() {}

    /** {@code 50,094}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 key}, {@code 3 keys}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A value of the author's, as it was written. */
    static String value(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    /** An age in its two largest units: {@code 3 days 4 hours}, {@code 45 seconds}. */
    static String age(Duration age) {
        if (age.isNegative()) {
            return "minus " + age(age.negated());
        }
        long[] amounts = {age.toDays(), age.toHoursPart(), age.toMinutesPart(), age.toSecondsPart()};
        String[] units = {"day", "hour", "minute", "second"};
        for (int i = 0; i < units.length; i++) {
            if (amounts[i] > 0) {
                String first = count(amounts[i], units[i]);
                return i + 1 < units.length && amounts[i + 1] > 0
                        ? first + " " + count(amounts[i + 1], units[i + 1])
                        : first;
            }
        }
        return "0 seconds";
    }
}
