package dev.assay.check.builtin.references;

import dev.assay.check.AcrossConnections.Answer;
import dev.assay.check.AcrossConnections.Met;
import dev.assay.check.CheckOutcome;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the rows of two connections differ. Without a tolerance all values are the key that pairs them. */
final class SetDifference {

    private final boolean subset;
    private final boolean counted;
    private final @Nullable Tolerance tolerance;
    private final Differing differing;
    private long surplus;
    private long missing;
    private long all;

    private SetDifference(boolean subset, boolean counted, @Nullable Tolerance tolerance, Differing differing) {
        this.subset = subset;
        this.counted = counted;
        this.tolerance = tolerance;
        this.differing = differing;
    }

    /**
     * The rows of a key on a side.
     *
     * @param rows their number
     * @param near the numbers of the last of them that may differ
     */
    private record Keyed(BigDecimal rows, List<@Nullable Object> near) {}

    /**
     * Compares.
     *
     * @param subset whether the other side may have more
     * @param counted whether the number of equal rows counts
     * @param tolerance how far numbers may differ; null if all values must be equal
     */
    static SetDifference of(Answer here, Answer there, boolean subset, boolean counted, @Nullable Tolerance tolerance) {
        SetDifference difference =
                new SetDifference(subset, counted, tolerance, new Differing(names(here), names(here), names(there)));
        difference.compare(keyed(here), keyed(there));
        return difference;
    }

    private static List<String> names(Answer answer) {
        return answer.side().equal().stream().map(value -> value.name()).toList();
    }

    private static Map<List<@Nullable Object>, Keyed> keyed(Answer answer) {
        int key = answer.side().equal().size();
        int width = key + answer.side().near().size();
        Map<List<@Nullable Object>, Keyed> keyed = new LinkedHashMap<>();
        for (List<@Nullable Object> row : answer.rows()) {
            BigDecimal rows = (BigDecimal) Objects.requireNonNull(row.get(width));
            keyed.merge(
                    row.subList(0, key),
                    new Keyed(rows, row.subList(key, width)),
                    (one, other) -> new Keyed(one.rows().add(other.rows()), other.near()));
        }
        return keyed;
    }

    private void compare(Map<List<@Nullable Object>, Keyed> here, Map<List<@Nullable Object>, Keyed> there) {
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>(here.keySet());
        keys.addAll(there.keySet());
        all = keys.size();
        for (List<@Nullable Object> key : keys) {
            Keyed own = here.get(key);
            Keyed other = there.get(key);
            if (own == null) {
                missing++;
                if (!subset) {
                    differing.add(key, "only there");
                }
            } else if (other == null) {
                surplus++;
                differing.add(key, "only here");
            } else if (differ(own, other)) {
                differing.add(key, tolerance == null ? "a different number of times" : "different");
            }
        }
    }

    private boolean differ(Keyed own, Keyed other) {
        if (tolerance == null) {
            int more = own.rows().compareTo(other.rows());
            return counted && (subset ? more > 0 : more != 0);
        }
        List<Boolean> holds = new ArrayList<>();
        for (int i = 0; i < own.near().size(); i++) {
            holds.add(Nearness.holds(own.near().get(i), other.near().get(i), tolerance));
        }
        boolean several =
                own.rows().compareTo(BigDecimal.ONE) > 0 || other.rows().compareTo(BigDecimal.ONE) > 0;
        return several || holds.contains(false);
    }

    long failing() {
        return differing.count();
    }

    long surplus() {
        return surplus;
    }

    long missing() {
        return missing;
    }

    /** The number of different keys on both sides together. */
    long all() {
        return all;
    }

    Met met(CheckOutcome outcome) {
        return differing.met(outcome);
    }
}
