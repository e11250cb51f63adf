package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.result.RunResults;
import dev.assay.result.ScanCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** The costs of a run in words. */
public final class CostText {

    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

    private CostText() {}

    /** One line per cost: {@code lake: 12 statements read 1.2 GB, at most 0.0031 credits (Orders, Shop)}. */
    public static List<String> lines(RunResults results) {
        return results.costs().stream().map(CostText::line).toList();
    }

    private static String line(ScanCost cost) {
        return cost.connection() + ": " + Numbers.count(cost.statements(), "statement")
                + (cost.statements() == 1 ? " reads " : " read ") + bytes(cost.bytes())
                + (cost.credits() == null ? "" : ", at most " + credits(cost.credits()) + " credits") + " ("
                + String.join(", ", cost.suites()) + ")";
    }

    /** Formats bytes with decimal units: 1 kB is 1,000 bytes. */
    static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(
                Locale.ROOT, unit == 0 || amount >= 99.95 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }

    private static String credits(BigDecimal credits) {
        return credits.round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }
}
