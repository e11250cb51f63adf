package dev.assay.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The format of numbers, ages and times in messages, shared by all types. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Text {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral(" UTC")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern QUOTED_OR_BLANKS = Pattern.compile("'[^']*+'|\"[^\"]*+\"|\\s+");

    private static final Pattern DAY_AND_TIME = Pattern.compile("^([-+]?\\d{4,}-\\d{2}-\\d{2})T(?=\\d)");

    private static final int SHOWN = 10;

    private static final String[] UNITS = {"day", "hour", "minute", "second"};

    private Text() {}

    /** A number with thousands separators: {@code 50,094}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun: {@code 1 key}, {@code 3 keys}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** The word that agrees with a number: {@code one} for 1, {@code many} for every other number. */
    public static String with(long number, String one, String many) {
        return number == 1 ? one : many;
    }

    /** A noun with its indefinite article: {@code a tailnum}, {@code an origin}. */
    public static String a(String noun) {
        return (noun.matches("(?i)[aeio].*") ? "an " : "a ") + noun;
    }

    /** A list in a sentence, with {@code last} before the last word: {@code a, b and c}. */
    public static String list(List<String> words, String last) {
        int end = words.size() - 1;
        return end < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, end)) + " " + last + " " + words.get(end);
    }

    /** A list of the author's values in a sentence: the first ten, and how many more there are. */
    public static String values(List<Object> values, String last) {
        return listed(values.stream().map(Text::value).toList(), last);
    }

    /** A list of names in a sentence: the first ten, and how many more there are. */
    public static String names(List<String> names) {
        return listed(names, "and");
    }

    private static String listed(List<String> words, String last) {
        List<String> listed = new ArrayList<>(words.stream().limit(SHOWN).toList());
        if (words.size() > SHOWN) {
            listed.add(number(words.size() - SHOWN) + " more");
        }
        return list(listed, last);
    }

    /** SQL on a single line, with runs of blanks collapsed. Blanks within quotes stay as they are. */
    public static String line(String text) {
        return QUOTED_OR_BLANKS
                .matcher(text.strip())
                .replaceAll(found -> found.group().isBlank() ? " " : Matcher.quoteReplacement(found.group()));
    }

    /** A moment, truncated to the second: {@code 2026-01-31 08:15:00 UTC}. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * A moment, truncated to the second unless it would then read like a different {@code other}; in that case with all
     * digits.
     */
    public static String moment(Instant moment, Instant other) {
        String shown = moment(moment);
        return !moment.equals(other) && shown.equals(moment(other)) ? MOMENT.format(moment) : shown;
    }

    /** A value as the author wrote it. */
    public static String value(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    /**
     * A measured value or a bound, with all its digits: {@code 1,234.5}, {@code 2026-01-31}, {@code 2026-01-31 08:15:00
     * UTC}.
     */
    public static String amount(Object value) {
        if (value instanceof Instant moment) {
            return MOMENT.format(moment);
        }
        return value instanceof Number number && Fraction.isFinite(number)
                ? separated(Fraction.of(number).part())
                : DAY_AND_TIME.matcher(value.toString()).replaceFirst("$1 ");
    }

    /**
     * A measured value; numbers are rounded.
     *
     * @param bounds the bounds that were applied; the rounded number keeps enough digits to differ from them
     */
    public static String amount(Object value, Collection<BigDecimal> bounds) {
        if (value instanceof Fraction fraction) {
            return separated(fraction.shown(bounds));
        }
        return value instanceof Number number && Fraction.isFinite(number)
                ? separated(Fraction.of(number).shown(bounds))
                : amount(value);
    }

    /**
     * A percentage: {@code 14.87 %}. It reads as 0.00 % or 100.00 % only if the share is exactly that, and never reads
     * as a limit that it does not equal.
     *
     * @param whole above 0
     * @param limits the limits that were applied, in percent
     */
    public static String percent(long part, long whole, Collection<BigDecimal> limits) {
        return Fraction.of(part, whole).percent(limits).toPlainString() + " %";
    }

    private static String separated(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        String digits = plain.toPlainString();
        int point = digits.indexOf('.');
        String whole = String.format(Locale.ROOT, "%,d", plain.toBigInteger());
        String sign = plain.signum() < 0 && !whole.startsWith("-") ? "-" : "";
        return sign + whole + (point < 0 ? "" : digits.substring(point));
    }

    /**
     * The subject of a sentence about rows that all lack something: {@code None of 12 rows has}, {@code The only row
     * does not have}.
     */
    public static String noneOf(long rows) {
        return rows == 1 ? "The only row does not have" : "None of " + count(rows, "row") + " has";
    }

    /**
     * A non-negative age in its two largest units, or in all units if it would otherwise read like a different limit.
     *
     * @param limits the limits that were applied; nulls are ignored
     */
    public static String age(Duration age, @Nullable Duration... limits) {
        String shown = age(age);
        for (@Nullable Duration limit : limits) {
            if (limit != null && !limit.equals(age) && age(limit).equals(shown)) {
                return inFull(age);
            }
        }
        return shown;
    }

    private static String inFull(Duration age) {
        List<String> parts = new ArrayList<>();
        long[] amounts = {age.toDays(), age.toHoursPart(), age.toMinutesPart()};
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                parts.add(count(amounts[i], UNITS[i]));
            }
        }
        BigDecimal seconds = BigDecimal.valueOf(age.toSecondsPart()).add(BigDecimal.valueOf(age.toNanosPart(), 9));
        if (seconds.signum() > 0) {
            parts.add(seconds.stripTrailingZeros().toPlainString() + " "
                    + (seconds.compareTo(BigDecimal.ONE) == 0 ? "second" : "seconds"));
        }
        return String.join(" ", parts);
    }

    /** An age as {@link #age(Duration)} writes it, or a calendar period: {@code 3 months}, {@code 1 year}. */
    public static String age(TemporalAmount age) {
        if (age instanceof Period period) {
            return period.getYears() > 0 ? count(period.getYears(), "year") : count(period.getMonths(), "month");
        }
        return age((Duration) age);
    }

    /** An age in its two largest units: {@code 3 days 4 hours}, {@code 45 seconds}. */
    public static String age(Duration age) {
        if (age.isNegative()) {
            return "minus " + age(age.negated());
        }
        long[] amounts = {age.toDays(), age.toHoursPart(), age.toMinutesPart(), age.toSecondsPart()};
        for (int i = 0; i < UNITS.length; i++) {
            if (amounts[i] > 0) {
                String first = count(amounts[i], UNITS[i]);
                return i + 1 < UNITS.length && amounts[i + 1] > 0
                        ? first + " " + count(amounts[i + 1], UNITS[i + 1])
                        : first;
            }
        }
        return "0 seconds";
    }
}
