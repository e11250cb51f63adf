package dev.assay.report.page;

import dev.assay.result.PastResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last results of a check as a strip of bars, one a run, the newest at the right. */
final class Strips {

    private static final int BAR = 3;
    private static final int STEP = 4;

    private Strips() {}

    static int width(List<PastResult> past) {
        return past.size() * STEP;
    }

    /** A path for each outcome that the results have; none for a single result. */
    static List<Page.Strip> of(List<PastResult> past) {
        if (past.size() < 2) {
            return List.of();
        }
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        for (int i = 0; i < past.size(); i++) {
            String css = Outcome.of(past.get(i).status()).css();
            paths.computeIfAbsent(css, any -> new StringBuilder())
                    .append('M')
                    .append(i * STEP)
                    .append(" 6h")
                    .append(BAR);
        }
        List<Page.Strip> strips = new ArrayList<>();
        paths.forEach((css, path) -> strips.add(new Page.Strip(css, path.toString())));
        return strips;
    }
}
