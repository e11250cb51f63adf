package dev.assay.plan.ask;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The questions that a check type may ask about its table. Rows are those that pass the filters of the table and of the
 * check. No method measures anything: the planner first merges all questions of a run into a few statements.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Ask extends Expressions {

    /** The time that the run takes as now. Every age is measured from it. */
    Instant asOf();

    /** The exact name of the checked table in the catalogue. */
    String table();

    /** Restricts the questions to rows that meet the condition. */
    Ask where(Condition condition);

    /**
     * Asks about all rows of another table of the connection. Expressions over its columns cannot be used here.
     *
     * @throws UnanswerableException if the table does not exist
     */
    Ask other(TableName table);

    /** The table's metadata in the catalogue. Reading it sends no statement. */
    TableMetadata catalogue();

    /** The state that the check keeps between runs. */
    CheckState memo();

    /**
     * Asks about rows in an order, in which each row has a predecessor.
     *
     * @param apart columns that partition the rows; each partition has an order of its own, and nulls are equal
     * @param order the sort keys, ascending; the position of nulls is undefined
     */
    Ordered ordered(List<? extends Value> apart, List<? extends Value> order);

    /**
     * An aggregate over all rows of a partition, as a value of each of its rows (SQL: a window function without an
     * order).
     *
     * @param apart the columns that partition the rows; nulls are equal, and an empty list means one partition
     * @throws UnanswerableException if the aggregate does not accept values of this type
     */
    Value overall(Aggregate aggregate, Value value, List<? extends Value> apart);

    /** Asks about groups of rows that share a key. Nulls are equal; with an empty key all rows form one group. */
    Groups groups(List<Column> key);

    /** The number of rows. */
    Measure<Long> count();

    /** The number of rows that the check examines. They are counted only if a statement reads them anyway. */
    Measure<ExaminedCount> examined();

    /**
     * The number of examined rows that meet a condition, counted like {@link #examined()}: the rows that a rule applies
     * to.
     */
    Measure<ExaminedCount> examined(Condition condition);

    /**
     * Asks about the same rows, measured in the pass that the condition needs. A condition that looks at other rows
     * needs a pass of its own.
     */
    Ask inPassOf(Condition condition);

    /**
     * The number of rows that meet the condition. Those rows can be shown as evidence, with the columns in {@code
     * shown}.
     */
    Measure<Long> countWhere(Condition condition, List<Column> shown);

    /** The number of rows that meet the condition. The evidence shows only the table's key. */
    default Measure<Long> countWhere(Condition condition) {
        return countWhere(condition, List.of());
    }

    /**
     * An aggregate over all values, as {@code Rows} returns it. It is empty if there are no rows or all values are
     * null; a deviation needs at least two values.
     *
     * @throws UnanswerableException if the aggregate does not accept values of this type
     */
    Measure<Optional<Object>> aggregate(Aggregate aggregate, Value value);

    /** The highest value, as {@code Rows} returns it; empty if there are no rows or all values are null. */
    default Measure<Optional<Object>> max(Value value) {
        return aggregate(Aggregate.MAX, value);
    }

    /** The number of distinct values; nulls are ignored. */
    Measure<Long> distinct(Value value);

    /**
     * A quantile, interpolated linearly between neighbouring values (SQL: PERCENTILE_CONT). Nulls are ignored.
     *
     * @param share the quantile, from 0 to 1
     * @throws UnanswerableException if the value is not a number
     */
    Measure<Optional<Object>> quantile(Value number, BigDecimal share);

    /**
     * The most frequent values, at most eleven, in descending order of frequency. Among equally frequent values the
     * expected ones come first.
     *
     * @param expected holds for rows with an expected value; the database decides which values are equal
     */
    Measure<List<Frequency>> mostCommon(Column column, Condition expected);

    /**
     * Counts duplicated keys. The rows of duplicated keys can be shown as evidence.
     *
     * @param nullsEqual whether nulls are equal; if not, rows with a null in the key are left out
     */
    Measure<KeyCounts> keys(List<Column> key, boolean nullsEqual);

    /**
     * Counts the rows that refer to a missing row of the other table. Those rows can be shown as evidence, with the
     * columns in {@code shown}.
     *
     * @throws UnanswerableException if the other table or a referenced column does not exist, or the types are not
     *     comparable
     */
    Measure<OrphanCounts> orphans(Link link, List<Column> shown);

    /**
     * Like {@link #orphans(Link, List)}. The evidence shows the referring columns, and the row's own time if the link
     * has a validity.
     */
    default Measure<OrphanCounts> orphans(Link link) {
        List<Column> shown = new ArrayList<>(link.columns());
        if (link.validity() != null) {
            shown.add(link.validity().at());
        }
        return orphans(link, shown);
    }

    /**
     * Counts the rows that refer to an existing row of the other table, and their distinct references. Those rows can
     * be shown as evidence.
     *
     * @throws UnanswerableException in the cases of {@link #orphans(Link, List)}
     */
    Measure<OrphanCounts> linked(Link link);

    /**
     * Counts all rows, and the rows that have a null in a {@code filled} column or violate one of the links.
     *
     * @throws UnanswerableException in the cases of {@link #orphans(Link, List)}
     */
    Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links);

    /**
     * For each expected row, in the given order, counts the rows with its key and the rows that match it completely.
     * The table is joined with the expected rows and read once per several thousand of them.
     *
     * @param key the columns that identify a row, at least one; a null matches nulls
     * @param others the remaining columns; a null matches only nulls
     * @param rows the expected values, at least one row: first the key, then the other columns; String, BigDecimal,
     *     Boolean or null
     * @param tolerance how far numbers in the other columns may differ
     * @throws UnanswerableException if the type of a column is not comparable with one of its expected values
     */
    Measure<List<ExpectedCounts>> expected(
            List<Column> key, List<Column> others, List<List<@Nullable Object>> rows, Tolerance tolerance);

    /**
     * The single value that the author's query returns, as {@code Rows} returns it: the first column of the first row.
     * It is empty if that value is null or the query returns no row.
     */
    Measure<Optional<Object>> valueOf(Fragment query);

    /** The number of rows that the author's query returns. Those rows can be shown as evidence. */
    Measure<Long> countOf(Fragment query);

    /**
     * The number of distinct rows that {@code query} returns and {@code butNot} does not. Those rows can be shown as
     * evidence.
     */
    Measure<Long> countOf(Fragment query, Fragment butNot);

    /**
     * A reference from columns of the checked table to columns of another table.
     *
     * @param columns the referring columns
     * @param table the other table, on the same connection
     * @param referenced the referenced columns, as many as {@code columns}
     * @param counted a condition on the rows of the other table, made by {@link Ask#other}; null: all rows count
     * @param validity restricts the other table's rows by time; null: all rows count
     */
    record Link(
            List<Column> columns,
            TableName table,
            List<String> referenced,
            @Nullable Condition counted,
            @Nullable Validity validity) {

        /** A reference to any row of another table. */
        public Link(List<Column> columns, TableName table, List<String> referenced) {
            this(columns, table, referenced, null, null);
        }
    }

    /**
     * The period in which a row of the other table is valid. The row counts if the time of the referring row lies in
     * [from, to). A null {@code to} means that the period has no end.
     *
     * @param at the time of the referring row
     * @param from the column of the other table that holds the start of the period
     * @param to the column of the other table that holds the end of the period
     */
    record Validity(Column at, String from, String to) {}

    /** A value as {@code Rows} returns it, the number of rows that have it, and whether it is expected. */
    record Frequency(Object value, long rows, boolean expected) {}

    /** Questions about rows in an order. */
    interface Ordered extends Ask {

        /**
         * The same rows with one more sort key, which breaks ties; nulls come first. Without it the database may order
         * ties differently in each statement.
         *
         * @param down whether the order is descending
         */
        Ordered then(Value value, boolean down);

        /** The value in the preceding row; null in the first row. */
        Value previous(Value value);

        /** The value in the next row; null in the last row. */
        Value next(Value value);

        /** The highest value of all preceding rows; null if none of them has a value. */
        Value highestBefore(Value value);

        /** The number of preceding rows that meet a condition. */
        Value rowsBefore(Condition condition);
    }

    /** Questions about groups of rows that share a key. Expressions over rows become values of the group. */
    interface Groups extends Expressions {

        /** The number of rows in the group. */
        Value rows();

        /**
         * The number of rows in the group that meet a condition.
         *
         * @param name the name of this value in samples, such as {@code current rows}
         */
        Value rows(String name, Condition condition);

        /**
         * An aggregate over the values of the group; null if all of them are null.
         *
         * @throws UnanswerableException if the aggregate does not accept values of this type
         */
        Value aggregate(Aggregate aggregate, Value value);

        /**
         * Asks about these groups side by side with those of another table. Their keys are compared column by column,
         * in order.
         *
         * @throws UnanswerableException if the keys are not comparable
         */
        Beside beside(Groups other);

        /** The number of distinct values in the group; nulls are ignored. It accepts types that have no order, too. */
        Value different(Value value);

        /** The number of groups. */
        Measure<Long> count();

        /**
         * The number of groups that meet a condition on their values. Those groups can be shown as evidence, with their
         * key and these values.
         */
        Measure<Long> countWhere(Condition condition);
    }

    /** Questions about groups of two tables, joined by their key (a full outer join). Nulls in the key are equal. */
    interface Beside extends Expressions {

        /** A value of the group in the checked table; null if the table has no group with this key. */
        Value left(Value value);

        /** A value of the group in the other table; null if that table has no group with this key. */
        Value right(Value value);

        /** The number of distinct keys in both tables together. */
        Measure<Long> count();

        /**
         * The number of keys that meet a condition on the values of both tables. Those keys can be shown as evidence,
         * together with these values.
         */
        Measure<Long> countWhere(Condition condition);
    }
}
