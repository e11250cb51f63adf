package dev.assay.suite;

import dev.assay.database.Classification;
import dev.assay.sql.TableName;
import dev.assay.yaml.Location;
import dev.assay.yaml.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks of tables or columns that a pattern means, so that only the catalogue says which: an entry of {@code for}, or the
 * columns of a table's block that are written as {@code "*_id"}. What it becomes is as if it were written under each table.
 */
public interface Expansion {

    /** The pattern or the table, as it is written; no two of a suite have the same. */
    String name();

    /** What it says, wherever it stands in its file: two of the same text become the same checks. */
    String says();

    /** Its own tags and the suite's. */
    List<String> tags();

    /** Where it stands: the pattern of tables, or a table's first pattern of columns. */
    Location location();

    /** The one table whose columns are to be found; null where tables are, too. */
    @Nullable
    TableName table();

    /** Whether it is about a table of this name, with its schema. */
    boolean means(TableName name);

    /**
     * How confidential its block says that a column is; {@link Classification#NONE} if it says nothing.
     *
     * @param column the column's name, as suites name it
     */
    Classification classification(String column);

    /** The columns that identify a row of its tables for people, as written; empty: the primary key does. */
    List<String> key();

    /**
     * The tables' blocks, with their checks. To be asked once, since what it becomes takes identities.
     *
     * @param found the tables that it means, as suites name them, and the columns of each
     */
    Expanded expand(Map<TableName, List<String>> found);

    /**
     * What it became.
     *
     * @param tables the tables' blocks, with their checks; one that has the identity of a check elsewhere is refused, and no other
     * @param problems what has no checks, such as a pattern that means no column
     */
    record Expanded(List<Suite.Table> tables, List<Problem> problems) {

        public Expanded {
            tables = List.copyOf(tables);
            problems = List.copyOf(problems);
        }
    }
}
