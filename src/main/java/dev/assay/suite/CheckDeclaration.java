package dev.assay.suite;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.extension.Fault;
import dev.assay.result.CheckInfo;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.yaml.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check, as its author declared it; an item over several columns is several.
 *
 * @param key its identity in the suite: the declared {@code id}, or table, type and columns in order, as
 *     {@code flights.not_null(tailnum)}; no line number, no title
 * @param declaredId whether the key is a declared {@code id}
 * @param type its type
 * @param arguments the type's parameters
 * @param table the checked table; null for a type that names its tables itself
 * @param columns the checked columns, as written; empty where the check is about no column
 * @param info what is said of it to people; its title is declared, or made from table, type and columns, its owner is its own or else
 *     the suite's, its tags are its own, the table's and the suite's
 * @param latest {@code partition: {latest: …}}: the column whose highest value rows have; null: all rows
 * @param filters the table's filter and the check's own, to be joined by AND
 * @param sample {@code sample:}; null where nothing is said, and the connection decides
 * @param onEmpty {@code on_empty:}; null where nothing is said, and the type decides
 * @param window which rows are new; null: all rows are examined
 * @param groupBy columns that take the rows apart, each group judged by itself; empty: all rows together
 * @param scanned {@code prove: scan}: rows are read whatever the catalogue proves
 * @param waivable whether a waiver may accept its failures
 * @param formerly the keys that it had before, the oldest first
 * @param tableDescription the description of the table whose block it stands in; null where there is none
 * @param pattern what the pattern says that made it ({@link Expansion#says}); null where the suite writes it out
 * @param location where it stands
 * @param refusal why it cannot be checked, as is known before any database is asked; null where it can
 */
public record CheckDeclaration(
        String key,
        boolean declaredId,
        CheckType type,
        Arguments arguments,
        @Nullable TableName table,
        List<String> columns,
        CheckInfo info,
        @Nullable String latest,
        List<Fragment> filters,
        Thresholds thresholds,
        @Nullable OnEmpty onEmpty,
        @Nullable SamplePolicy sample,
        boolean enabled,
        @Nullable Window window,
        List<String> groupBy,
        boolean scanned,
        boolean waivable,
        List<String> formerly,
        @Nullable String tableDescription,
        @Nullable String pattern,
        Location location,
        @Nullable Refusal refusal) {

    public CheckDeclaration {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        groupBy = List.copyOf(groupBy);
        formerly = List.copyOf(formerly);
    }

    /** Whether some of the table's rows are left out, whenever they came. */
    public boolean isNarrowed() {
        return latest != null || !filters.isEmpty();
    }

    /**
     * Why a check cannot be checked.
     *
     * @param code the code of its result
     * @param message a sentence; with a fault, what was being done, behind "while"
     * @param fault what the check's type threw; null where nothing was thrown
     */
    public record Refusal(
            FailureCode code, String message, @Nullable Fault fault) {}

    /** What a check that examines rows does when there are none. */
    public enum OnEmpty {
        FAIL,
        WARN,
        PASS
    }
}
