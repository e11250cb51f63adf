package dev.assay.report.page;

import dev.assay.result.PastResult;
import java.util.ArrayList;
import java.util.List;

/** The last results of a check as a strip of bars, one a run, the newest at the right. */
final class Strips {

    private static final int BAR = 3;
    private static final int STEP = 4;

    private Strips() {}

    /** A path for each stretch of like outcomes; none for a single result. */
    static List<Page.Strip> of(List<PastResult> past) {
        List<Page.Strip> strips = new ArrayList<>();
        if (past.size() < 2) {
            return strips;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < past.size(); i++) {
            Outcome outcome = Outcome.of(past.get(i).status());
            path.append('M').append(i * STEP).append(" 0v12h").append(BAR).append("v-12z");
            if (i == past.size() - 1 || Outcome.of(past.get(i + 1).status()) != outcome) {
                strips.add(new Page.Strip(outcome.css(), path.toString()));
                path.setLength(0);
            }
        }
        return strips;
    }
}
