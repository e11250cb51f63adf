package dev.assay.plan;

import dev.assay.connection.Rows;
import dev.assay.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One statement that reads failing rows of one check or of several. */
public final class Sample {

    /** How many rows are shown of a check at most. */
    public static final int MOST = Samples.MOST;

    private final Sql sql;
    private final int mostRows;
    private final Function<Rows, Map<Wanted, Rows>> dealing;

    /**
     * Rows to be shown.
     *
     * @param measure the measure behind which they are
     * @param key columns that tell a row of the checked table from others; those that the table lacks are left out
     */
    public record Wanted(Measure<?> measure, List<String> key) {

        public Wanted {
            key = List.copyOf(key);
        }
    }

    Sample(Sql sql, int mostRows, Function<Rows, Map<Wanted, Rows>> dealing) {
        this.sql = sql;
        this.mostRows = mostRows;
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

    /** What the statement returned, by what was wanted; at most {@value #MOST} rows each. */
    public Map<Wanted, Rows> read(Rows rows) {
        return dealing.apply(rows);
    }
}
