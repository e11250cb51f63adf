package dev.assay.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How messages write numbers, ages and times, so that all types speak with one voice. */
public final class Text {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Text() {}

    /** {@code 50,094}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 key}, {@code 3 keys}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** The word that goes with a number: {@code one} with 1, {@code many} with all others. */
    public static String with(long number, String one, String many) {
        return number == 1 ? one : many;
    }

    /** A noun behind its article: {@code a tailnum}, {@code an origin}. */
    public static String a(String noun) {
        return (noun.matches("(?i)[aeio].*") ? "an " : "a ") + noun;
    }

    /** Words as a sentence lists them: {@code a, b and c}. */
    public static String list(List<String> words, String last) {
        int end = words.size() - 1;
        return end < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, end)) + " " + last + " " + words.get(end);
    }

    /** Text of several lines as one, blanks once. */
    public static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** A moment to the second: {@code 2026-01-31 08:15:00 UTC}. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** A value of the author's, as it was written. */
    public static String value(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    /** An age in its two largest units: {@code 3 days 4 hours}, {@code 45 seconds}. */
    public static String age(Duration age) {
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
