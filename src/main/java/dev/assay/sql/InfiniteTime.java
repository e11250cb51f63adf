package dev.assay.sql;

import org.apiguardian.api.API;

/** A date or a time that is none of the calendar's: PostgreSQL's page "Date/Time Types", special values. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
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
