package dev.assay.database.snowflake;

import java.time.Instant;

/**
 * Writes moments in a form that Snowflake parses: its page "Date and time input and output formats" has no letter for
 * UTC.
 */
public final class Moments {

    private Moments() {}

    /** A moment in UTC, with a numeric offset. */
    public static String written(Instant moment) {
        return written(moment.toString());
    }

    /** The text of a moment with a numeric offset; any other text is returned unchanged. */
    static String written(String moment) {
        return moment.matches("[0-9].*[Zz]") ? moment.substring(0, moment.length() - 1) + "+00:00" : moment;
    }
}
