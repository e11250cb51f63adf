package dev.assay.plan.ask;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.apiguardian.api.API;

/** A calendar period. Times with a zone are converted to UTC first; a week begins on Monday (ISO 8601). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Period {
    /** An hour of the clock. */
    HOUR(ChronoUnit.HOURS),
    /** A day, from midnight. */
    DAY(ChronoUnit.DAYS),
    /** A week, from Monday. */
    WEEK(ChronoUnit.WEEKS),
    /** A month, from its first day. */
    MONTH(ChronoUnit.MONTHS),
    /** Three months, from the first of January, April, July or October. */
    QUARTER(ChronoUnit.MONTHS),
    /** A year, from the first of January. */
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit unit;

    Period(ChronoUnit unit) {
        this.unit = unit;
    }

    /** {@return the word for it in a suite: {@code day}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the start of the period that contains a moment}
     *
     * @param moment the moment
     */
    public LocalDateTime begin(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return switch (this) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
                        .atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case QUARTER ->
                day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3).atStartOfDay();
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
        };
    }

    /**
     * {@return the number of periods from the one that contains the first moment to the one that contains the last,
     * both included}
     *
     * @param first a moment in the first period
     * @param last a moment in the last period, not before {@code first}
     */
    public long count(LocalDateTime first, LocalDateTime last) {
        long between = unit.between(begin(first), begin(last));
        return (this == QUARTER ? between / 3 : between) + 1;
    }
}
