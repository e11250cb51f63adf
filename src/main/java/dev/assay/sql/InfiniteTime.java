package dev.assay.sql;

import org.apiguardian.api.API;

/** An infinite date or time; see "Special Values" on PostgreSQL's page "Date/Time Types". */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum InfiniteTime {
    /** Earlier than all other values. */
    EARLIEST("-infinity"),
    /** Later than all other values. */
    LATEST("infinity");

    private final String written;

    InfiniteTime(String written) {
        this.written = written;
    }

    /** {@return the value as the database writes it} */
    @Override
    public String toString() {
        return written;
    }
}
