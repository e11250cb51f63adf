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

    /** The most letters of a value in a report. */
    private static final int LONGEST = 200;

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

    /**
     * {@return a number with thousands separators: {@code 50,094}}
     *
     * @param number the number
     */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * {@return a count with its noun: {@code 1 key}, {@code 3 keys}}
     *
     * @param number the count
     * @param noun the noun in the singular, whose plural ends in s
     */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * {@return the word that agrees with a number: {@code one} for 1, {@code many} for every other number}
     *
     * @param number the number
     * @param one the word for 1
     * @param many the word for every other number
     */
    public static String with(long number, String one, String many) {
        return number == 1 ? one : many;
    }

    /**
     * {@return a noun with its indefinite article: {@code a tailnum}, {@code an origin}}
     *
     * @param noun the noun
     */
    public static String a(String noun) {
        return (noun.matches("(?i)[aeio].*") ? "an " : "a ") + noun;
    }

    /**
     * {@return a list in a sentence, with {@code last} before the last word: {@code a, b and c}}
     *
     * @param words the words; none makes an empty text
     * @param last the conjunction, such as {@code and}
     */
    public static String list(List<String> words, String last) {
        int end = words.size() - 1;
        return end < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, end)) + " " + last + " " + words.get(end);
    }

    /**
     * {@return a list of the author's values in a sentence: the first ten, and how many more there are}
     *
     * @param values the values, each String, BigDecimal or Boolean
     * @param last the conjunction, such as {@code or}
     */
    public static String values(List<Object> values, String last) {
        return listed(values.stream().map(Text::value).toList(), last);
    }

    /**
     * {@return a list of names in a sentence: the first ten, and how many more there are}
     *
     * @param names the names
     */
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

    /**
     * {@return SQL on a single line, with runs of blanks collapsed} Blanks within quotes stay as they are.
     *
     * @param text the SQL
     */
    public static String line(String text) {
        return QUOTED_OR_BLANKS
                .matcher(text.strip())
                .replaceAll(found -> found.group().isBlank() ? " " : Matcher.quoteReplacement(found.group()));
    }

    /**
     * {@return a moment, truncated to the second: {@code 2026-01-31 08:15:00 UTC}}
     *
     * @param moment the moment
     */
    public static String moment(Instant moment) {
        return MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * {@return a moment, truncated to the second unless it would then read like a different {@code other}; in that case
     * with all digits}
     *
     * @param moment the moment
     * @param other the moment that it must not read like
     */
    public static String moment(Instant moment, Instant other) {
        String shown = moment(moment);
        return !moment.equals(other) && shown.equals(moment(other)) ? MOMENT.format(moment) : shown;
    }

    /**
     * {@return a value as the author wrote it}
     *
     * @param value a String, BigDecimal or Boolean
     */
    public static String value(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    /**
     * {@return a measured value or a bound, with all its digits: {@code 1,234.5}, {@code 2026-01-31}, {@code 2026-01-31
     * 08:15:00 UTC}}
     *
     * @param value a number, a moment, or any other value, which is shown as its text
     */
    public static String amount(Object value) {
        if (value instanceof Instant moment) {
            return MOMENT.format(moment);
        }
        return value instanceof Number number && Fraction.isFinite(number)
                ? separated(Fraction.of(number).part())
                : cut(DAY_AND_TIME.matcher(value.toString()).replaceFirst("$1 "));
    }

    /**
     * {@return a value as reports have it: at most {@value #LONGEST} letters of it, then {@code …}}
     *
     * @param value a value of a row
     */
    public static String cut(String value) {
        return value.length() <= LONGEST || value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /**
     * {@return a measured value; numbers are rounded}
     *
     * @param value a number, a moment, or any other value
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
     * {@return a percentage: {@code 14.87 %}} It reads as 0.00 % or 100.00 % only if the share is exactly that, and
     * never reads as a limit that it does not equal.
     *
     * @param part the dividend
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
     * {@return the subject of a sentence about rows that all lack something: {@code None of 12 rows has}, {@code The
     * only row does not have}}
     *
     * @param rows the number of all rows, above 0
     */
    public static String noneOf(long rows) {
        return rows == 1 ? "The only row does not have" : "None of " + count(rows, "row") + " has";
    }

    /**
     * {@return a non-negative age in its two largest units, or in all units if it would otherwise read like a different
     * limit}
     *
     * @param age the age
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

    /**
     * {@return an age as {@link #age(Duration)} writes it, or a calendar period: {@code 3 months}, {@code 1 year}}
     *
     * @param age a Duration, or a Period of years or months
     */
    public static String age(TemporalAmount age) {
        if (age instanceof Period period) {
            return period.getYears() > 0 ? count(period.getYears(), "year") : count(period.getMonths(), "month");
        }
        return age((Duration) age);
    }

    /**
     * {@return an age in its two largest units: {@code 3 days 4 hours}, {@code 45 seconds}}
     *
     * @param age the age; a negative one is shown with {@code minus}
     */
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
