package dev.assay.run.folder;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates run ids: the time, so that they sort, and four random hexadecimal digits, so that simultaneous runs differ. */
public final class RunIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    /** A new id. */
    public static String next(Instant now) {
        return TIME.format(now) + "-" + String.format(Locale.ROOT, "%04x", RANDOM.nextInt(0x10000));
    }

    /** The second in which a run began; null if the text is no run's id. */
    static @Nullable Instant time(String id) {
        try {
            return id.matches("\\d{8}T\\d{6}Z-[0-9a-f]{4}") ? TIME.parse(id.substring(0, 16), Instant::from) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
