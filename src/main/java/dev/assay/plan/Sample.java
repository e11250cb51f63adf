package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Measure;
import dev.assay.sql.Fragment;
import dev.assay.sql.Origin;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement that reads failing rows of one or more checks. */
public final class Sample {

    /** The maximum number of failing rows shown per check. */
    public static final int MOST = Samples.MOST;

    private final Sql sql;
    private final int mostRows;
    private final List<Wanted> wanted;
    private final Function<Rows, Map<Wanted, Rows>> dealing;
    private final List<Set<Origin>> origins;
    private final @Nullable Fragment query;

    /**
     * A request for failing rows.
     *
     * @param measure the measure that counted the rows
     * @param key the columns that identify a row of the checked table; columns that the table lacks are ignored
     * @param groups the groups whose rows to show, the worst first; empty without groups
     * @param only the only columns that may be read; empty for any. Columns that the table lacks are ignored; if it lacks all of them,
     *     nothing is shown
     */
    public record Wanted(Measure<?> measure, List<String> key, List<Group> groups, List<String> only) {

        public Wanted {
            key = List.copyOf(key);
            groups = List.copyOf(groups);
            only = List.copyOf(only);
        }

        /**
         * The columns to show: those that identify the row, then those that the question is about; or only the permitted ones.
         *
         * @param by the grouping columns, shown between the two. If no column is named, whole rows are shown, which include them
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

    /**
     * @param origins the origins of each column of the result
     * @param query the author's query whose columns these are; null if they are not
     */
    Sample(
            Sql sql,
            int mostRows,
            List<Wanted> wanted,
            Function<Rows, Map<Wanted, Rows>> dealing,
            List<Set<Origin>> origins,
            @Nullable Fragment query) {
        this.sql = sql;
        this.mostRows = mostRows;
        this.wanted = List.copyOf(wanted);
        this.dealing = dealing;
        this.origins = List.copyOf(origins);
        this.query = query;
    }

    public Sql sql() {
        return sql;
    }

    /** The maximum number of rows in the result. */
    public int mostRows() {
        return mostRows;
    }

    /** The columns whose values stand in each column of the result, where it is not an author's query. */
    public List<Set<Origin>> origins() {
        return origins;
    }

    /** The author's query whose columns the result has; null if there is none. */
    public @Nullable Fragment query() {
        return query;
    }

    /** The requests that the statement serves. */
    public List<Wanted> wanted() {
        return wanted;
    }

    /** Splits the result by request; at most {@value #MOST} rows each. */
    public Map<Wanted, Rows> read(Rows rows) {
        return dealing.apply(rows);
    }
}
