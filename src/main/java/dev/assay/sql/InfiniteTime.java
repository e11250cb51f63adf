package dev.assay.sql;

/** A date or a time that is none of the calendar's: PostgreSQL's page "Date/Time Types", special values. */
public enum InfiniteTime {
    /** Earlier than all others. */
    EARLIEST("-infinity"),
    /** Later than all others. */
    LATEST("infinity");

    private final String written;

    InfiniteTime(String written) {
        this.written = written;
    }

    /** As the database writes it. */
    @Override
    public String toString() {
        return written;
    }
}
