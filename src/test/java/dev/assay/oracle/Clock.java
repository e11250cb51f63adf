package dev.assay.oracle;

import dev.assay.testing.Suites;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Times of a column or an expression, held against a run's clock.
 *
 * @param zone the zone of times that have none; null where they have one
 */
record Clock(Kind kind, @Nullable String zone) {

    static final long NOW = Times.micros(Suites.AS_OF);

    /** A zone where one is needed. */
    static Clock of(Kind kind, Draw draw) {
        return new Clock(kind, kind == Kind.MOMENT ? null : draw.any("UTC", "UTC", "Europe/Paris"));
    }

    Draft declare(Draft draft) {
        return zone == null ? draft : draft.with("time_zone", zone);
    }

    /** When it was, in UTC. */
    long moment(Cell cell) {
        return zone == null ? cell.micros() : Times.inZone(cell.micros(), zone);
    }

    /** Whether a value lies longer ago than that; a day does where the moment that is so old lies in a later one. */
    boolean isOlder(Cell cell, Duration age) {
        return held(cell) < day(NOW - Times.micros(age));
    }

    /** Whether a value lies less long ago than that; a day is its midnight. */
    boolean isYounger(Cell cell, Duration age) {
        return moment(cell) > NOW - Times.micros(age);
    }

    /** Whether a value lies further ahead than that. */
    boolean isLater(Cell cell, Duration tolerance) {
        return held(cell) > day(NOW + Times.micros(tolerance));
    }

    private long held(Cell cell) {
        return isDay() ? cell.micros() : moment(cell);
    }

    /** Of days the day in which a moment lies, in their zone. */
    private long day(long moment) {
        return isDay() ? Times.dayIn(moment, String.valueOf(zone)) : moment;
    }

    private boolean isDay() {
        return kind == Kind.DATE;
    }
}
