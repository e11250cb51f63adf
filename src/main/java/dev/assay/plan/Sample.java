package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Measure;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One statement that reads failing rows of one check or of several. */
public final class Sample {

    /** How many rows are shown of a check at most. */
    public static final int MOST = Samples.MOST;

    private final Sql sql;
    private final int mostRows;
    private final List<Wanted> wanted;
    private final Function<Rows, Map<Wanted, Rows>> dealing;

    /**
     * Rows to be shown.
     *
     * @param measure the measure behind which they are
     * @param key columns that tell a row of the checked table from others; those that the table lacks are left out
     * @param groups whose rows they are, the worst first; empty where rows are not taken apart
     * @param only the only columns that may be read; those that the table lacks are left out, and where it lacks all of them
     *     nothing is shown. Empty: any
     */
    public record Wanted(Measure<?> measure, List<String> key, List<Group> groups, List<String> only) {

        public Wanted {
            key = List.copyOf(key);
            groups = List.copyOf(groups);
            only = List.copyOf(only);
        }

        /**
         * What is shown of a row: what tells it from others, and what the question is about; or else only what may be.
         *
         * @param by the columns that take rows apart, which stand between the two; a whole row has them anyway
         */
        List<String> columns(List<String> by, List<String> about) {
            if (!only.isEmpty()) {
                return only;
            }
            List<String> columns = new ArrayList<>(key);
            columns.addAll(about);
            if (!columns.isEmpty()) {
                columns.addAll(key.size(), by);
            }
            return columns;
        }
    }

    /** @param wanted what it reads the rows of */
    Sample(Sql sql, int mostRows, List<Wanted> wanted, Function<Rows, Map<Wanted, Rows>> dealing) {
        this.sql = sql;
        this.mostRows = mostRows;
        this.wanted = List.copyOf(wanted);
        this.dealing = dealing;
    }

    /** The statement. */
    public Sql sql() {
        return sql;
    }

    /** How many rows it returns at most. */
    public int mostRows() {
        return mostRows;
    }

    /** What it reads the rows of. */
    public List<Wanted> wanted() {
        return wanted;
    }

    /** What the statement returned, by what was wanted; at most {@value #MOST} rows each. */
    public Map<Wanted, Rows> read(Rows rows) {
        return dealing.apply(rows);
    }
}
