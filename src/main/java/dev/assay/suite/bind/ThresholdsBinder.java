package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.suite.Thresholds;
import dev.assay.suite.Thresholds.Limit;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code fail_above} and {@code warn_above}. */
final class ThresholdsBinder {

    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,15})?\\s?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String EXPECTED = "a whole number of rows such as 10, a share such as 0.5%, or never";

    private final Values values;
    private final Problems problems;

    ThresholdsBinder(Values values) {
        this.values = values;
        this.problems = values.problems();
    }

    /** A limit; null stands for {@code never}. */
    private record Read(@Nullable Limit limit) {}

    Thresholds bind(Spec spec, Node.Mapping item) {
        Node.Entry fail = item.entry("fail_above");
        Node.Entry warn = item.entry("warn_above");
        if (!spec.takesThresholds()) {
            for (Node.Entry entry : entries(fail, warn)) {
                problems.add(
                        entry.at(),
                        "'" + entry.name() + "' does not apply to " + spec.name()
                                + ", which has bounds of its own to warn at: use those, or remove the key");
            }
            return Thresholds.DEFAULT;
        }
        Read failRead = fail == null ? new Read(Thresholds.DEFAULT.failAbove()) : limit(fail, spec);
        Read warnRead = warn == null ? new Read(null) : limit(warn, spec);
        if (failRead == null || warnRead == null) {
            return Thresholds.DEFAULT;
        }
        if (warn != null) {
            inOrder(failRead.limit(), warnRead.limit(), warn, fail == null);
        }
        return new Thresholds(failRead.limit(), warnRead.limit());
    }

    /** Whether a default applies to a type: shares need examined rows, and numbers above 0 need something to count. */
    static boolean takes(Spec spec, Node.Entry entry) {
        if (!entry.name().endsWith("_above") || !(entry.value() instanceof Node.Scalar scalar)) {
            return true;
        }
        String limit = scalar.text().strip();
        return spec.countsFailures()
                ? spec.judged() == Spec.VerdictBasis.ROWS || !limit.endsWith("%")
                : limit.equals("0") || limit.equals("never");
    }

    private static List<Node.Entry> entries(Node.@Nullable Entry fail, Node.@Nullable Entry warn) {
        return java.util.stream.Stream.of(fail, warn)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private void inOrder(@Nullable Limit fail, @Nullable Limit warn, Node.Entry at, boolean defaulted) {
        if (fail == null || warn == null) {
            return;
        }
        boolean never = fail.amount().signum() == 0;
        boolean comparable = fail.percent() == warn.percent();
        if (never || (comparable && warn.amount().compareTo(fail.amount()) >= 0)) {
            problems.add(
                    at.at(),
                    "warn_above (" + warn + ") is not below fail_above ("
                            + (defaulted ? "0 where it is left out" : fail)
                            + "), so nothing would ever warn: raise fail_above, or write fail_above: never to warn only");
        }
    }

    private @Nullable Read limit(Node.Entry entry, Spec spec) {
        Object value = values.scalar(entry.value(), entry.name(), EXPECTED);
        if (value == null) {
            return null;
        }
        if (value.equals("never")) {
            return new Read(null);
        }
        if (value instanceof BigDecimal number) {
            return rows(entry, number, spec);
        }
        if (value instanceof String text && PERCENT.matcher(text).matches()) {
            return share(entry, text, spec);
        }
        values.unexpected(entry.value(), entry.name(), EXPECTED);
        return null;
    }

    private @Nullable Read rows(Node.Entry entry, BigDecimal number, Spec spec) {
        if (!spec.countsFailures() && number.signum() > 0) {
            return holds(entry, spec);
        }
        if (number.signum() < 0) {
            problems.add(entry.value().at(), "'" + entry.name() + "' is below 0: write " + EXPECTED);
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            String plain = number.toPlainString();
            problems.add(
                    entry.value().at(),
                    "'" + entry.name() + "' is a whole number of rows or a share with %: write " + plain
                            + "% if you mean a share, or a whole number of rows");
            return null;
        }
        return new Read(new Limit(number, false));
    }

    private @Nullable Read holds(Node.Entry entry, Spec spec) {
        problems.add(
                entry.value().at(),
                "'" + entry.name() + "' is 0 or never for " + spec.name()
                        + ", which passes or fails as a whole: to warn only, write fail_above: never and warn_above: 0");
        return null;
    }

    private @Nullable Read share(Node.Entry entry, String text, Spec spec) {
        if (!spec.countsFailures()) {
            return holds(entry, spec);
        }
        if (spec.judged() != Spec.VerdictBasis.ROWS) {
            problems.add(
                    entry.value().at(),
                    "'" + entry.name() + "' is a number of "
                            + (spec.judged() == Spec.VerdictBasis.FOUND
                                    ? "rows for " + spec.name() + ", since the rows it looked through are not known"
                                    : "deviations for " + spec.name() + ", which examines no rows")
                            + ": write it without %");
            return null;
        }
        BigDecimal amount = new BigDecimal(text.substring(0, text.length() - 1).strip());
        if (amount.compareTo(HUNDRED) > 0) {
            problems.add(
                    entry.value().at(), "'" + entry.name() + "' is above 100%: write never if no share is too many");
            return null;
        }
        return new Read(new Limit(amount, true));
    }
}
