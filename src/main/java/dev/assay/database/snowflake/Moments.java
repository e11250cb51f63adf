package dev.assay.database.snowflake;

import java.time.Instant;

/** Moments as Snowflake reads them: its page "Date and time input and output formats" has no letter for UTC. */
public final class Moments {

    private Moments() {}

    /** A moment of ours. */
    public static String written(Instant moment) {
        return written(moment.toString());
    }

    /** The text of a moment with an offset in figures; any other text as it is. */
    static String written(String moment) {
        return moment.matches("[0-9].*[Zz]") ? moment.substring(0, moment.length() - 1) + "+00:00" : moment;
    }
}
