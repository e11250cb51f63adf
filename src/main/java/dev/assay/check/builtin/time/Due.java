package dev.assay.check.builtin.time;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.check.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the newest value is due, which gives the earliest acceptable moment for it. Ages are subtracted from the run's clock, or from the
 * last deadline that has passed. A deadline without an age requires a value of the deadline's day.
 *
 * @param from the run's clock or the deadline, in the time zone of days, months and years
 * @param deadline whether {@code from} is a deadline
 * @param wholeDays whether the earliest moment is rounded down to the start of its day
 */
record Due(ZonedDateTime from, boolean deadline, boolean wholeDays) {

    private static final DateTimeFormatter DEADLINE =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm 'in' VV", Locale.ENGLISH);

    static final List<Parameter> PARAMETERS = List.of(
            Parameter.of(
                    "whole_days",
                    Kind.FLAG,
                    "Counts ages in whole days of time_zone, so any time on the earliest day passes."),
            Parameter.of(
                            "by",
                            Kind.TIME,
                            "The time of day, in time_zone, by which a value of that day is due. The last deadline that has passed counts,"
                                    + " so nothing becomes stale between two deadlines or on days without one. Ages are subtracted from that"
                                    + " deadline; without an age, the newest value must be of its day or later.")
                    .suchAs("\"06:30\""),
            Parameter.choices(
                            "on",
                            "The days of the week that have a deadline; every day by default.",
                            Arrays.stream(DayOfWeek.values()).map(Due::word).toArray(String[]::new))
                    .suchAs("[mon, tue, wed, thu, fri]"));

    /** Returns which arguments contradict each other, each with what to do. */
    static List<String> faults(Arguments arguments, @Nullable TemporalAmount fail, @Nullable TemporalAmount warn) {
        List<String> faults = new ArrayList<>();
        boolean by = arguments.has("by");
        if (fail == null && warn == null && !by) {
            faults.add("it has no limit: give fail_after, warn_after or both, or a deadline with by");
        }
        if (fail != null && warn != null && about(warn).compareTo(about(fail)) >= 0) {
            faults.add("warn_after must be shorter than fail_after: the check fails before it could warn");
        }
        if (!by && arguments.has("on")) {
            faults.add("on says which days have a deadline: give its time of day with by, or remove on");
        }
        boolean days = wholeDays(arguments);
        if (days && by && fail == null && warn == null) {
            faults.add("a deadline without an age already counts whole days: remove whole_days");
        }
        if ((by || days) && !arguments.has("time_zone")) {
            faults.add((by ? "by" : "whole_days") + " needs the time zone of its days, such as time_zone: UTC");
        }
        return faults;
    }

    /**
     * Whether the arguments need a calendar in some time zone, so that {@code time_zone} is allowed even for columns with their own zone.
     */
    static boolean byCalendar(Arguments arguments, @Nullable TemporalAmount fail, @Nullable TemporalAmount warn) {
        return arguments.has("by")
                || wholeDays(arguments)
                || (fail != null && !(fail instanceof Duration))
                || (warn != null && !(warn instanceof Duration));
    }

    /** Returns when the newest value is due in a run at that time. */
    static Due of(Arguments arguments, Instant now) {
        ZonedDateTime clock = now.atZone(Objects.requireNonNullElse(arguments.zone("time_zone"), ZoneOffset.UTC));
        LocalTime by = arguments.time("by");
        return new Due(by == null ? clock : last(by, arguments.texts("on"), clock), by != null, wholeDays(arguments));
    }

    /**
     * Returns the earliest acceptable moment for the newest value.
     *
     * @param age null for the deadline's own day
     */
    Instant earliest(@Nullable TemporalAmount age) {
        ZonedDateTime moment = age == null ? from : from.minus(age);
        return (age == null || wholeDays ? moment.toLocalDate().atStartOfDay(moment.getZone()) : moment).toInstant();
    }

    /** The deadline for people, such as {@code Friday 2025-12-26 06:30 in Europe/Paris}. */
    String day() {
        return DEADLINE.format(from);
    }

    /**
     * Words what is allowed, for the end of a sentence.
     *
     * @param age null for the deadline's own day
     * @param word what follows the age: {@code allowed} or {@code without a warning}
     * @param newest the newest value, to show the limit with the precision that tells the two apart
     */
    String words(@Nullable TemporalAmount age, String word, Instant newest) {
        if (age == null) {
            return "one of " + from.toLocalDate() + " or later was due by " + day();
        }
        String allowed = (deadline ? "by " + day() + " " : "") + "at most " + Text.age(age) + " " + word;
        if (wholeDays) {
            ZoneId zone = from.getZone();
            return allowed + ", by whole days: from " + LocalDate.ofInstant(earliest(age), zone) + " in " + zone
                    + " on";
        }
        return deadline || !(age instanceof Duration)
                ? allowed + ": from " + Text.moment(earliest(age), newest) + " on"
                : allowed;
    }

    private static ZonedDateTime last(LocalTime by, List<String> on, ZonedDateTime clock) {
        LocalDate day = clock.toLocalDate();
        while (!isDue(day, on) || ZonedDateTime.of(day, by, clock.getZone()).isAfter(clock)) {
            day = day.minusDays(1);
        }
        return ZonedDateTime.of(day, by, clock.getZone());
    }

    private static boolean isDue(LocalDate day, List<String> on) {
        return on.isEmpty() || on.contains(word(day.getDayOfWeek()));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static boolean wholeDays(Arguments arguments) {
        return arguments.has("whole_days") && arguments.flag("whole_days");
    }

    /** The approximate length of an age, to compare two ages. A month has its average length. */
    private static Duration about(TemporalAmount age) {
        return age instanceof Duration exact
                ? exact
                : ChronoUnit.MONTHS.getDuration().multipliedBy(((Period) age).toTotalMonths());
    }
}
