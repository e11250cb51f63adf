package dev.assay.check;

import dev.assay.plan.Column;
import java.util.List;

/** What types that refer from columns to those of another table have in common. */
final class Referring {

    private Referring() {}

    /** As many columns on both sides. */
    static List<String> faults(Arguments arguments) {
        int own = arguments.texts("columns").size();
        Reference to = arguments.reference("to");
        int other = to == null ? own : to.columns().size();
        return own == other
                ? List.of()
                : List.of("it refers from " + Text.count(own, "column") + " to " + Text.count(other, "column")
                        + ": write as many on both sides, in the same order");
    }

    /** {@code a tailnum}, {@code a combination of origin and time_hour}. */
    static String named(List<Column> columns) {
        return columns.size() == 1
                ? Text.a(columns.get(0).name())
                : "a combination of "
                        + Text.list(columns.stream().map(Column::name).toList(), "and");
    }
}
