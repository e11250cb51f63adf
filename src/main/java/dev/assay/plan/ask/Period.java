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
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    QUARTER(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit unit;

    Period(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The word for it in a suite: {@code day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The start of the period that contains a moment. */
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
     * The number of periods from the one that contains the first moment to the one that contains the last, both
     * included.
     */
    public long count(LocalDateTime first, LocalDateTime last) {
        long between = unit.between(begin(first), begin(last));
        return (this == QUARTER ? between / 3 : between) + 1;
    }
}
