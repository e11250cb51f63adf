package dev.assay.yaml;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Reads ages and time spans: a whole number and a unit, such as {@code 24h}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Ages {

    /** A regular expression for what {@link #parse} reads. */
    public static final String AGE = "^[0-9]{1,9}(s|m|h|d|w)$";

    /** A regular expression for what {@link #parseTimeout} reads. */
    public static final String TIMEOUT = "^[0-9]{1,9}(ms|s|m|h|d|w)$";

    private static final Pattern OF_CALENDAR = Pattern.compile("([0-9]{1,5})(mo|y)");
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");

    private Ages() {}

    /**
     * Whether a text looks like an age or a time span.
     *
     * @param text the text
     * @return whether it does, even where it is 0
     */
    public static boolean looksLikeOne(String text) {
        return SYNTAX.matcher(text.strip()).matches();
    }

    /**
     * An age in seconds, minutes, hours, days or weeks, such as {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d} or
     * {@code 4w}; a day is 24 hours.
     *
     * @param text the text
     * @return more than 0
     * @throws IllegalArgumentException for other text; the message says what to write
     */
    public static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches() || matcher.group(2).equals("ms")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an age: write a whole number and a unit, such as 90s, 15m, 24h, 7d or 4w");
        }
        return of(matcher);
    }

    /**
     * As {@link #parse}, or months or years of the calendar, such as {@code 3mo} or {@code 1y}.
     *
     * @param text the text
     * @return a Duration or a Period, more than 0
     * @throws IllegalArgumentException for other text; the message says what to write
     */
    public static TemporalAmount parseOfCalendar(String text) {
        Matcher matcher = OF_CALENDAR.matcher(text.strip());
        if (!matcher.matches()) {
            return parse(text);
        }
        int amount = Integer.parseInt(matcher.group(1));
        if (amount == 0) {
            throw nothing(matcher);
        }
        return matcher.group(2).equals("mo") ? Period.ofMonths(amount) : Period.ofYears(amount);
    }

    /**
     * As {@link #parse}, or milliseconds, such as {@code 200ms}.
     *
     * @param text the text
     * @return more than 0
     * @throws IllegalArgumentException for other text; the message says what to write
     */
    public static Duration parseTimeout(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time span: write a whole number and a unit, such as 200ms, 5s or 10m");
        }
        return of(matcher);
    }

    private static IllegalArgumentException nothing(Matcher age) {
        return new IllegalArgumentException("'" + age.group() + "' is zero: write more than 0");
    }

    private static Duration of(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        if (amount == 0) {
            throw nothing(matcher);
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }
}
