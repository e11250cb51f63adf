package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the keys and titles of checks without {@code id} and {@code name}. */
final class Names {

    private Names() {}

    /** {@code flights.not_null(tailnum)}, {@code flights.row_count}, {@code failed_rows_sql}. */
    static String key(Spec spec, @Nullable TableName table, List<String> columns) {
        return (table == null ? "" : table + ".")
                + spec.name()
                + (columns.isEmpty() ? "" : "(" + String.join(", ", columns) + ")");
    }

    /**
     * A title such as {@code tailnum: not null}, {@code dest: references airports(faa)} or {@code row count}.
     *
     * @param shownTable the table, where no table's block stands above the check; null to leave it out
     * @param id the check's id, which tells two checks of one type apart; null where there is none
     */
    static String title(
            Spec spec, @Nullable TableName shownTable, List<String> columns, Arguments arguments, @Nullable String id) {
        StringBuilder title = new StringBuilder();
        if (shownTable != null) {
            title.append(shownTable).append(columns.isEmpty() ? ": " : ".");
        }
        if (shownTable != null && columns.size() > 1) {
            title.append('(').append(String.join(", ", columns)).append("): ");
        } else if (!columns.isEmpty()) {
            title.append(String.join(", ", columns)).append(": ");
        }
        title.append(spec.name().replace('_', ' '));
        if (spec.main() != null && arguments.values().get(spec.main()) instanceof Reference reference) {
            title.append(' ').append(reference);
        }
        return id == null
                ? title.toString()
                : title.append(" (").append(id).append(')').toString();
    }
}
