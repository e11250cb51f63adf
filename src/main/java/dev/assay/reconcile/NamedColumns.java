package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table by the names that a suite writes: in any case where the database folds names, or in double quotes.
 *
 * @param faults receives a sentence for each name that is no column, or may be several
 */
public record NamedColumns(Database database, TableInfo table, List<String> faults) {

    /**
     * The column of a name; null, with a fault, if there is not exactly one.
     *
     * @param advice what to do if there is none
     */
    public TableInfo.@Nullable Column column(String written, String advice) {
        List<TableInfo.Column> found = database.dialect().called(written, table.columns(), TableInfo.Column::name);
        if (found.size() == 1) {
            return found.get(0);
        }
        faults.add(
                found.isEmpty()
                        ? table.name() + " has no column " + written + " (it has " + names(table.columns()) + "): "
                                + advice
                        : table.name() + " has several columns that " + written + " may mean, " + names(found)
                                + ": write one in double quotes");
        return null;
    }

    /**
     * The column of a name.
     *
     * @throws UnanswerableException if there is not exactly one
     */
    public static TableInfo.Column only(Database database, TableInfo table, String written) {
        List<TableInfo.Column> found = database.dialect().called(written, table.columns(), TableInfo.Column::name);
        if (found.size() != 1) {
            throw new UnanswerableException(
                    FailureCode.COLUMN_MISSING, table.name() + " has no column " + written + ".");
        }
        return found.get(0);
    }

    private static String names(List<TableInfo.Column> columns) {
        return columns.stream().map(TableInfo.Column::name).collect(Collectors.joining(", "));
    }
}
