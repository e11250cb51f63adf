package dev.assay.oracle;

import dev.assay.testing.Suites;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a newest value is due.
 *
 * @param zone the zone of days, months and years; null where none is said: UTC
 * @param wholeDays whether ages go by days
 * @param by the time of day of a deadline
 * @param on the days that have one; none: all
 */
record Deadline(
        @Nullable String zone, boolean wholeDays, @Nullable String by, List<String> on) {

    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** The times of day are none of the run's clock in one of the zones. */
    static Deadline some(Kind kind, Draw draw) {
        String by = draw.oneIn(3) ? draw.any("06:30", "23:30", "00:30", "12:00") : null;
        boolean days = draw.oneIn(4);
        return new Deadline(
                kind != Kind.MOMENT || by != null || days ? draw.any("UTC", "UTC", "Europe/Paris") : null,
                days,
                by,
                by == null || draw.oneIn(2) ? List.of() : draw.some(WEEK, 5));
    }

    Map<String, Object> declared(@Nullable String fail, @Nullable String warn) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "fail_after", fail);
        put(keys, "warn_after", warn);
        put(keys, "by", by);
        put(keys, "on", on.isEmpty() ? null : on);
        put(keys, "whole_days", wholeDays ? Boolean.TRUE : null);
        put(keys, "time_zone", zone);
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }

    Finding.Level level(long newest, @Nullable String fail, @Nullable String warn) {
        boolean ownDay = fail == null && warn == null;
        return (fail != null || ownDay) && newest < earliest(fail)
                ? Finding.Level.FAILED
                : warn != null && newest < earliest(warn) ? Finding.Level.WARNED : Finding.Level.PASSED;
    }

    /** The earliest moment that it may be of; without an age the day of the deadline. */
    private long earliest(@Nullable String age) {
        ZonedDateTime moment = age == null ? from() : from().minus(Ages.of(age));
        return Times.micros(
                (age == null || wholeDays ? moment.toLocalDate().atStartOfDay(moment.getZone()) : moment).toInstant());
    }

    /** The last deadline that has passed, or the run's clock. */
    private ZonedDateTime from() {
        ZonedDateTime clock = Suites.AS_OF.atZone(ZoneId.of(zone == null ? "UTC" : zone));
        if (by == null) {
            return clock;
        }
        ZonedDateTime deadline = clock.with(LocalTime.parse(by));
        while (deadline.isAfter(clock) || (!on.isEmpty() && !on.contains(day(deadline)))) {
            deadline = deadline.minusDays(1);
        }
        return deadline;
    }

    private static String day(ZonedDateTime moment) {
        return moment.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
    }
}
