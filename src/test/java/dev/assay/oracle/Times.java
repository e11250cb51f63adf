package dev.assay.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as microseconds since 1970 in UTC; the infinities are the least and the greatest number. */
final class Times {

    static final long PAST = Long.MIN_VALUE;
    static final long FUTURE = Long.MAX_VALUE;

    private static final Pattern FORM = Pattern.compile("([+-]?\\d{4,6})-(\\d\\d)-(\\d\\d)"
            + "(?:[ T](\\d\\d):(\\d\\d)(?::(\\d\\d)(\\.\\d+)?)?)?(?:([+-]\\d\\d)(?::?(\\d\\d))?|Z)?( BC)?");

    private Times() {}

    /** Reads what PostgreSQL writes, or ISO 8601, which numbers the years before Christ otherwise; without an offset it is UTC. */
    static long micros(String text) {
        if (text.endsWith("infinity")) {
            return text.startsWith("-") ? PAST : FUTURE;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(form.group(1));
        LocalDateTime local = LocalDateTime.of(
                form.group(10) == null ? year : 1 - year, number(form.group(2)), number(form.group(3)), 0, 0);
        local = local.plusHours(number(form.group(4)))
                .plusMinutes(number(form.group(5)))
                .plusSeconds(number(form.group(6)));
        int hours = number(form.group(8));
        int minutes = number(form.group(9));
        ZoneOffset offset = ZoneOffset.ofHoursMinutes(hours, hours < 0 ? -minutes : minutes);
        long fraction = form.group(7) == null
                ? 0
                : new BigDecimal("0" + form.group(7)).movePointRight(6).longValueExact();
        return local.toEpochSecond(offset) * 1_000_000 + fraction;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits.startsWith("+") ? digits.substring(1) : digits);
    }

    static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }

    static long micros(Duration span) {
        return span.getSeconds() * 1_000_000 + span.getNano() / 1_000;
    }

    static boolean isInfinite(long micros) {
        return micros == PAST || micros == FUTURE;
    }

    /** The local time of a finite moment that was read as UTC. */
    static LocalDateTime local(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1_000, ZoneOffset.UTC);
    }

    /** What a local time of a zone is in UTC: of two moments the later, as PostgreSQL has it. */
    static long inZone(long micros, String zone) {
        if (isInfinite(micros)) {
            return micros;
        }
        ZonedDateTime moment = local(micros).atZone(ZoneId.of(zone)).withLaterOffsetAtOverlap();
        return micros(moment.toInstant());
    }

    /** Whether the clocks of a zone show twice what they show at a moment: which of the two is meant, the documents do not say. */
    static boolean isShownTwice(long micros, @Nullable String zone) {
        if (zone == null || isInfinite(micros)) {
            return false;
        }
        ZonedDateTime local = local(micros).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(zone));
        return !local.withEarlierOffsetAtOverlap().equals(local.withLaterOffsetAtOverlap());
    }

    /** What the clocks of a zone show at a finite moment. */
    static long clockIn(long micros, String zone) {
        ZonedDateTime local = local(micros).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(zone));
        return micros(local.toLocalDateTime().toInstant(ZoneOffset.UTC));
    }

    /** Where the day begins in which a moment lies in a zone, read as UTC. */
    static long dayIn(long micros, String zone) {
        ZonedDateTime local = local(micros).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.of(zone));
        return local.toLocalDate().toEpochDay() * 86_400_000_000L;
    }

    /** An age such as {@code 24h}. */
    static Duration age(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays(7 * number);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
