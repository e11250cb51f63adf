package dev.assay.cdc;

import dev.assay.check.Globs;
import dev.assay.check.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what a publication does not send of a table.
 *
 * @param identity usable, full or full_if_toast
 * @param filters whether row filters are meant
 * @param updates whether the publication sends updates or deletes, which need an identity
 * @param except tables and columns that are left out on purpose
 */
record CoverageRule(String identity, boolean filters, boolean updates, Globs except) {

    private static final Map<String, String> KINDS =
            Map.of("v", "a view", "m", "a materialized view", "f", "a foreign table");

    boolean leavesOut(Covered table) {
        return except.match(String.valueOf(table.table()))
                || except.match(table.leaf().toString());
    }

    /** A sentence for each fault, without its end. */
    List<String> faults(Covered table) {
        String name = table.named();
        String kind = KINDS.get(table.leafKind());
        if (kind != null) {
            return List.of(name + " is " + kind + ", which cannot be published");
        }
        if (table.unlogged()) {
            return List.of(name + " is unlogged: no log tells its changes, so it cannot be published");
        }
        if (!table.published()) {
            return List.of(name + " is not published");
        }
        List<String> faults = new ArrayList<>();
        if (table.filter() != null && !filters) {
            faults.add(name + " is published with the row filter " + table.filter());
        }
        List<String> unsent = table.unsent().stream()
                .filter(column -> !except.match(table.table() + "." + column))
                .toList();
        if (!unsent.isEmpty()) {
            faults.add(name + " is published without its " + Text.with(unsent.size(), "column ", "columns ")
                    + Text.names(unsent));
        }
        identity(table, name, faults);
        return faults;
    }

    private void identity(Covered table, String name, List<String> faults) {
        if (updates && !table.identified()) {
            faults.add(
                    name + " has no usable replica identity (" + why(table.identity())
                            + "), so UPDATE and DELETE of it fail for everyone: give it a primary key, or ALTER TABLE … REPLICA IDENTITY FULL");
        } else if (updates && !table.uncovered().isEmpty()) {
            faults.add(name + " is published without " + Text.names(table.uncovered())
                    + " of its replica identity, so UPDATE and DELETE of it fail for everyone");
        } else if (!table.identity().equals("f")
                && (identity.equals("full") || (table.toast() && !identity.equals("usable")))) {
            faults.add(name + " has not REPLICA IDENTITY FULL"
                    + (table.toast() ? ", so long values that an update leaves alone arrive as a placeholder" : ""));
        }
    }

    private static String why(String identity) {
        return switch (identity) {
            case "n" -> "NOTHING";
            case "i" -> "its index is gone";
            case "f" -> "it has no columns";
            default -> "no primary key, or a deferrable one";
        };
    }
}
