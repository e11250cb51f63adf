package dev.assay.report;

import dev.assay.check.Fraction;
import dev.assay.check.Text;
import dev.assay.result.CheckResult;
import dev.assay.result.RunResults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers for readers of English, regardless of the machine's locale. */
public final class Numbers {

    private static final int DIGITS = 6;

    private Numbers() {}

    /** A count with thousands separators: {@code 336,776}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count and its noun: {@code 1 check}, {@code 1,200 checks}. */
    public static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** {@code 50,094 of 336,776 rows (14.87 %)}; null if a value was judged, or nothing was examined. */
    public static @Nullable String rows(CheckResult result) {
        Long failing = result.failing();
        Long examined = result.examined();
        if (failing == null || examined == null || examined == 0) {
            return null;
        }
        return count(failing) + " of " + count(examined, result.check().unit()) + " ("
                + Text.percent(failing, examined, limits(result, 0)) + ")";
    }

    /** The run's rate: {@code 87.5 % passed}; empty if it has no checks. */
    public static String passed(RunResults results) {
        BigDecimal percent = results.passedPercent();
        return percent == null ? "" : percent.toPlainString() + " % passed";
    }

    /**
     * The share of failing rows, with six significant digits, or as many as distinguish it from 0, 1 and its limits; null if there is none.
     */
    public static @Nullable BigDecimal share(CheckResult result) {
        Long failing = result.failing();
        Long examined = result.examined();
        if (failing == null || examined == null || examined == 0) {
            return null;
        }
        List<BigDecimal> others = limits(result, 2);
        others.addAll(List.of(BigDecimal.ZERO, BigDecimal.ONE));
        return Fraction.of(failing, examined).significant(DIGITS, others);
    }

    /**
     * The limits of the share, in percent, scaled by a power of ten.
     *
     * @param places how many places to move the decimal point to the left
     */
    private static List<BigDecimal> limits(CheckResult result, int places) {
        List<BigDecimal> limits = new ArrayList<>();
        for (String name : List.of("fail_above", "warn_above")) {
            String limit = result.limits().getOrDefault(name, "");
            if (limit.endsWith("%")) {
                limits.add(new BigDecimal(limit.substring(0, limit.length() - 1)).movePointLeft(places));
            }
        }
        return limits;
    }

    /** A duration: {@code 840 ms}, {@code 3.2 s}, {@code 12 min 5 s}. */
    public static String duration(long milliseconds) {
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
