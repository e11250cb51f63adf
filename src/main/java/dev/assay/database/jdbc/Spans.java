package dev.assay.database.jdbc;

import java.time.Duration;
import org.apiguardian.api.API;

/** Formats durations as in connections.yaml. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Spans {

    private Spans() {}

    /**
     * {@return a duration such as {@code 200ms}, {@code 5s} or {@code 10m}}
     *
     * @param span the duration, at least 0; a part of a millisecond is cut off
     */
    public static String shown(Duration span) {
        long millis = span.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
