package dev.assay.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of runs, as {@code assay.yaml} or a run's configuration says them. Null is what is not said.
 *
 * @param keepRuns how many runs are kept, at least one
 * @param keepAge how old a run becomes before it is deleted
 * @param reports the folder of all reports, absolute
 * @param shared whether reports get the modes that the umask leaves, rather than be readable by their owner only
 * @param write the names of the reports that a run writes; empty for none
 * @param validFor how long a result says something about the data
 * @param schedule how often the suites run
 * @param critical the check types whose checks are critical if their author gives no severity; may be empty
 * @param store where results are stored
 */
public record RunSettings(
        @Nullable Integer keepRuns,
        @Nullable Duration keepAge,
        @Nullable Path reports,
        @Nullable Boolean shared,
        @Nullable List<String> write,
        @Nullable Duration validFor,
        @Nullable Duration schedule,
        @Nullable List<String> critical,
        @Nullable StoreSettings store) {

    /** Nothing is said. */
    public static final RunSettings NONE = new RunSettings(null, null, null, null, null, null, null, null, null);

    /** The mode of reports that only their owner may read. */
    public static final String OWNER = "owner";

    /** The mode of reports that others may read too, as far as the umask lets them. */
    public static final String SHARED = "shared";

    /** The modes of reports. */
    public static final List<String> MODES = List.of(OWNER, SHARED);

    private static final Duration DAY = Duration.ofHours(24);

    /** How long a result is valid: as said, else one and a half times the schedule, else 24 hours. */
    public Duration validity() {
        if (validFor != null) {
            return validFor;
        }
        return schedule == null ? DAY : schedule.multipliedBy(3).dividedBy(2);
    }

    /** These settings, filled up with {@code further}. */
    public RunSettings over(RunSettings further) {
        return new RunSettings(
                first(keepRuns, further.keepRuns),
                first(keepAge, further.keepAge),
                first(reports, further.reports),
                first(shared, further.shared),
                first(write, further.write),
                first(validFor, further.validFor),
                first(schedule, further.schedule),
                first(critical, further.critical),
                store == null ? further.store : store.over(further.store));
    }

    /** Whether reports are for others than their owner too. */
    public boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }

    /** These settings; a result is valid no longer, and reports are no more open, than the others say. */
    RunSettings narrowed(RunSettings others) {
        return new RunSettings(
                keepRuns,
                keepAge,
                reports,
                isShared() && others.isShared(),
                write,
                others.validity().compareTo(validity()) >= 0 ? validFor : others.validity(),
                schedule,
                critical,
                store);
    }

    private static <T> @Nullable T first(@Nullable T said, @Nullable T further) {
        return said == null ? further : said;
    }
}
