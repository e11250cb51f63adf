package dev.assay.report;

import dev.assay.run.CheckResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a reader of English meets them, whatever the machine's locale. */
final class Numbers {

    private static final double SMALLEST = 0.005;

    private Numbers() {}

    /** A count with separators: {@code 336,776}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count and its noun: {@code 1 check}, {@code 1,200 checks}. */
    static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /**
     * A share in percent with two decimals. What rounds to nothing or to everything without being it says so:
     * {@code <0.01 %} and {@code >99.99 %}.
     *
     * @param examined more than 0
     */
    static String percent(long failing, long examined) {
        double percent = 100.0 * failing / examined;
        if (failing > 0 && percent < SMALLEST) {
            return "<0.01 %";
        }
        if (failing < examined && percent >= 100 - SMALLEST) {
            return ">99.99 %";
        }
        return String.format(Locale.ROOT, "%.2f %%", percent);
    }

    /** {@code 50,094 of 336,776 rows (14.87 %)}; null where a value was judged, or nothing was examined. */
    static @Nullable String rows(CheckResult result) {
        Long failing = result.failing();
        Long examined = result.examined();
        if (failing == null || examined == null || examined == 0) {
            return null;
        }
        return count(failing) + " of " + count(examined, result.check().unit()) + " (" + percent(failing, examined)
                + ")";
    }

    /** Failing by examined rows, six significant digits; null where there is none. */
    static @Nullable BigDecimal share(CheckResult result) {
        Long failing = result.failing();
        Long examined = result.examined();
        if (failing == null || examined == null || examined == 0) {
            return null;
        }
        return BigDecimal.valueOf(failing).divide(BigDecimal.valueOf(examined), new MathContext(6));
    }

    /** A time that passed: {@code 840 ms}, {@code 3.2 s}, {@code 12 min 5 s}. */
    static String duration(long milliseconds) {
        if (milliseconds < 1_000) {
            return milliseconds + " ms";
        }
        if (milliseconds < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000.0);
        }
        long seconds = milliseconds / 1_000;
        return count(seconds / 60) + " min " + seconds % 60 + " s";
    }
}
