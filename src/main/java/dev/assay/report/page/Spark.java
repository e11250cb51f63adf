package dev.assay.report.page;

import dev.assay.result.PastResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The share of failing rows, or the measured value, over the last runs, as a line. */
final class Spark {

    private static final int STEP = 4;
    private static final int HEIGHT = 12;

    private Spark() {}

    /** The points of a line, the newest at the right; null if there are fewer than three, or all are the same. */
    static @Nullable String of(List<PastResult> past) {
        List<@Nullable Double> values = new ArrayList<>();
        past.forEach(result -> values.add(result.measured()));
        List<Double> there = values.stream().filter(Objects::nonNull).toList();
        double most = there.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double least = there.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        if (there.size() < 3 || !(most > least)) {
            return null;
        }
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                long y = Math.round(HEIGHT - 1 - (HEIGHT - 2) * (value - least) / (most - least));
                points.append(points.isEmpty() ? "" : " ")
                        .append(i * STEP + 1)
                        .append(',')
                        .append(y);
            }
        }
        return points.toString();
    }
}
