package dev.assay.report.page;

import dev.assay.result.CheckStanding;
import java.util.Comparator;
import java.util.List;

/** Sorts checks, the worst first. */
final class Worst {

    private static final Comparator<CheckStanding> ORDER = Comparator.comparing(
                    (CheckStanding standing) -> Outcome.of(standing))
            .thenComparing(standing -> standing.check().info().severity())
            .thenComparing(Worst::share, Comparator.reverseOrder())
            .thenComparing(
                    standing -> standing.result().failing() == null
                            ? 0L
                            : standing.result().failing(),
                    Comparator.reverseOrder());

    private Worst() {}

    /** Sorts by outcome, severity, share of failing rows, then their number; equal checks stay in declared order. */
    static List<CheckStanding> first(List<CheckStanding> standings) {
        return standings.stream().sorted(ORDER).toList();
    }

    /** A result without a share, such as a table's age, counts as if every row failed. */
    private static double share(CheckStanding standing) {
        Long failing = standing.result().failing();
        Long examined = standing.result().examined();
        return failing == null || examined == null || examined == 0 ? 1 : (double) failing / examined;
    }
}
