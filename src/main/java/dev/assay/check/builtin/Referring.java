package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import dev.assay.check.Reference;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What types with references to another table's columns share. */
public final class Referring {

    private Referring() {}

    /** Requires the same number of columns on both sides. */
    public static List<String> faults(Arguments arguments) {
        int own = arguments.texts("columns").size();
        Reference to = arguments.reference("to");
        int other = to == null ? own : to.columns().size();
        return own == other
                ? List.of()
                : List.of("it refers from " + Text.count(own, "column") + " to " + Text.count(other, "column")
                        + ": write the same number on both sides, in the same order");
    }

    /**
     * Links the columns to the referenced rows that {@code to_filter} leaves.
     *
     * @param validity which referenced rows count for a row; null for all
     */
    public static Ask.Link link(
            List<Column> columns, Reference to, Arguments arguments, Ask ask, Ask.@Nullable Validity validity) {
        return new Ask.Link(
                columns, to.table(), to.columns(), OtherTable.counted(to.table(), arguments, ask), validity);
    }

    public static String named(List<Column> columns) {
        return columns.size() == 1
                ? Text.a(columns.get(0).name())
                : "a combination of "
                        + Text.list(columns.stream().map(Column::name).toList(), "and");
    }
}
