package dev.assay.report.page;

import dev.assay.result.PastResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The share of failing rows, or the measured value, over the last runs, as a line. */
final class Spark {

    private static final int STEP = 4;
    private static final int HEIGHT = 12;

    private Spark() {}

    /** The points of a line, the newest at the right; null if there are fewer than three, or all are the same. */
    static @Nullable String of(List<PastResult> past) {
        List<PastResult> measured =
                past.stream().filter(result -> value(result) != null).toList();
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (PastResult result : measured) {
            double value = number(result);
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        if (measured.size() < 3 || !(most > least)) {
            return null;
        }
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < past.size(); i++) {
            if (value(past.get(i)) != null) {
                long y = Math.round(HEIGHT - 1 - (HEIGHT - 2) * (number(past.get(i)) - least) / (most - least));
                points.append(points.isEmpty() ? "" : " ")
                        .append(i * STEP + 1)
                        .append(',')
                        .append(y);
            }
        }
        return points.toString();
    }

    private static double number(PastResult result) {
        Double value = value(result);
        return value == null ? 0 : value;
    }

    private static @Nullable Double value(PastResult result) {
        if (result.value() != null) {
            return result.value().doubleValue();
        }
        Long failing = result.failing();
        Long examined = result.examined();
        return failing == null || examined == null || examined == 0 ? null : (double) failing / examined;
    }
}
