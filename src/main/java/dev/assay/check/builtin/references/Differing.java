package dev.assay.check.builtin.references;

import dev.assay.check.AcrossConnections.Met;
import dev.assay.check.CheckOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that differ between two connections, some of which are shown. */
final class Differing {

    private static final int SHOWN = 100;

    private final List<String> columns;
    private final List<String> shownHere;
    private final List<String> shownThere;
    private final List<List<@Nullable Object>> shown = new ArrayList<>();
    private long count;

    /**
     * @param columns the names of the values of each row; if empty, what the values are of is not known
     * @param shownHere the columns of the checked table whose values stand in the rows
     * @param shownThere those of the other table
     */
    Differing(List<String> columns, List<String> shownHere, List<String> shownThere) {
        this.columns = columns;
        this.shownHere = shownHere;
        this.shownThere = shownThere;
    }

    void add(List<@Nullable Object> row, String how) {
        count++;
        if (shown.size() < SHOWN) {
            List<@Nullable Object> one = new ArrayList<>(row);
            one.add(how);
            shown.add(one);
        }
    }

    long count() {
        return count;
    }

    Met met(CheckOutcome outcome) {
        List<String> heads = new ArrayList<>(columns);
        int width = shown.isEmpty() ? heads.size() : shown.get(0).size() - 1;
        while (heads.size() < width) {
            heads.add("column " + (heads.size() + 1));
        }
        heads.add("difference");
        return new Met(outcome, count == 0, shownHere, shownThere, heads, shown);
    }
}
