package dev.assay.report.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words, in one time zone. Another year than the page's is named. */
public final class Clock {

    private final ZoneId zone;
    private final Instant now;

    /** @param now the time that the page is about */
    public Clock(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** {@code Tue 12 Jan 2027 06:12 Berlin}. */
    public String now() {
        return format(now, "EEE d MMM yyyy HH:mm") + " " + zone();
    }

    /** {@code 07:15}, or the day, too, where it is another. */
    public String time(Instant at) {
        return date(at).equals(date(now)) ? format(at, "HH:mm") : format(at, "EEE d MMM HH:mm");
    }

    /** {@code 5 Jan}. */
    public String day(Instant at) {
        return format(at, date(at).getYear() == date(now).getYear() ? "d MMM" : "d MMM yyyy");
    }

    /** {@code 5 Jan}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        day.getYear() == date(now).getYear() ? "d MMM" : "d MMM yyyy", Locale.ENGLISH)
                .format(day);
    }

    /** {@code 11 Jan 06:10}. */
    public String dayAndTime(Instant at) {
        return day(at) + " " + format(at, "HH:mm");
    }

    private String zone() {
        String id = zone.getId();
        return id.equals("Z") ? "UTC" : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }
}
