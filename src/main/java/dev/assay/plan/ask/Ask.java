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

    /** {@return the time that the run takes as now} Every age is measured from it. */
    Instant asOf();

    /** {@return the exact name of the checked table in the catalogue} */
    String table();

    /**
     * Restricts the questions to rows that meet a condition, in addition to the filters.
     *
     * @param condition a condition over columns of this table
     * @return questions about these rows
     */
    Ask where(Condition condition);

    /**
     * Asks about all rows of another table of the connection. Expressions over its columns cannot be used here.
     *
     * @param table the table, as a suite names it
     * @return questions about its rows
     * @throws UnanswerableException if the table does not exist
     */
    Ask other(TableName table);

    /** {@return the table's metadata in the catalogue} Reading it sends no statement. */
    TableMetadata catalogue();

    /** {@return the state that the check keeps between runs} */
    CheckState memo();

    /**
     * Asks about rows in an order, in which each row has a predecessor.
     *
     * @param apart columns that partition the rows; each partition has an order of its own, and nulls are equal
     * @param order the sort keys, ascending; the position of nulls is undefined
     * @return questions about these rows
     */
    Ordered ordered(List<? extends Value> apart, List<? extends Value> order);

    /**
     * {@return an aggregate over all rows of a partition, as a value of each of its rows (SQL: a window function
     * without an order)}
     *
     * @param aggregate what to make of the values
     * @param value a value of this table's rows; nulls are ignored
     * @param apart the columns that partition the rows; nulls are equal, and an empty list means one partition
     * @throws UnanswerableException if the aggregate does not accept values of this type
     */
    Value overall(Aggregate aggregate, Value value, List<? extends Value> apart);

    /**
     * Asks about groups of rows that share a key. Nulls are equal; with an empty key all rows form one group.
     *
     * @param key the columns that divide rows into groups
     * @return questions about the groups
     */
    Groups groups(List<Column> key);

    /** {@return the number of rows} */
    Measure<Long> count();

    /** {@return the number of rows that the check examines} They are counted only if a statement reads them anyway. */
    Measure<ExaminedCount> examined();

    /**
     * {@return the number of examined rows that meet a condition, counted like {@link #examined()}: the rows that a
     * rule applies to}
     *
     * @param condition a condition over columns of this table
     */
    Measure<ExaminedCount> examined(Condition condition);

    /**
     * Asks about the same rows, measured in the pass that the condition needs. A condition that looks at other rows
     * needs a pass of its own.
     *
     * @param condition a condition over columns of this table
     * @return questions about the same rows
     */
    Ask inPassOf(Condition condition);

    /**
     * {@return the number of rows that meet the condition} Those rows can be shown as evidence, with the columns in
     * {@code shown}.
     *
     * @param condition a condition over columns of this table
     * @param shown the columns; may be empty
     */
    Measure<Long> countWhere(Condition condition, List<Column> shown);

    /**
     * {@return the number of rows that meet the condition} The evidence shows only the table's key.
     *
     * @param condition a condition over columns of this table
     */
    default Measure<Long> countWhere(Condition condition) {
        return countWhere(condition, List.of());
    }

    /**
     * {@return an aggregate over all values, as {@code Rows} returns it} It is empty if there are no rows or all values
     * are null; a deviation needs at least two values.
     *
     * @param aggregate what to make of the values
     * @param value a value of this table's rows; nulls are ignored
     * @throws UnanswerableException if the aggregate does not accept values of this type
     */
    Measure<Optional<Object>> aggregate(Aggregate aggregate, Value value);

    /**
     * {@return the highest value, as {@code Rows} returns it; empty if there are no rows or all values are null}
     *
     * @param value a value of this table's rows; nulls are ignored
     */
    default Measure<Optional<Object>> max(Value value) {
        return aggregate(Aggregate.MAX, value);
    }

    /**
     * {@return the number of distinct values; nulls are ignored}
     *
     * @param value a value of this table's rows
     */
    Measure<Long> distinct(Value value);

    /**
     * {@return a quantile, interpolated linearly between neighbouring values (SQL: PERCENTILE_CONT)} Nulls are ignored.
     *
     * @param number the values
     * @param share the quantile, from 0 to 1
     * @throws UnanswerableException if the value is not a number
     */
    Measure<Optional<Object>> quantile(Value number, BigDecimal share);

    /**
     * {@return the most frequent values, at most eleven, in descending order of frequency} Among equally frequent
     * values the expected ones come first.
     *
     * @param column the column with the values
     * @param expected holds for rows with an expected value; the database decides which values are equal
     */
    Measure<List<Frequency>> mostCommon(Column column, Condition expected);

    /**
     * Counts duplicated keys. The rows of duplicated keys can be shown as evidence.
     *
     * @param key the columns of the key, at least one
     * @param nullsEqual whether nulls are equal; if not, rows with a null in the key are left out
     * @return the counts
     */
    Measure<KeyCounts> keys(List<Column> key, boolean nullsEqual);

    /**
     * Counts the rows that refer to a missing row of the other table. Those rows can be shown as evidence, with the
     * columns in {@code shown}.
     *
     * @param link the reference
     * @param shown the columns of the checked table; may be empty
     * @return the counts of rows with a broken reference
     * @throws UnanswerableException if the other table or a referenced column does not exist, or the types are not
     *     comparable
     */
    Measure<OrphanCounts> orphans(Link link, List<Column> shown);

    /**
     * Like {@link #orphans(Link, List)}. The evidence shows the referring columns, and the row's own time if the link
     * has a validity.
     *
     * @param link the reference
     * @return the counts of rows with a broken reference
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
     * @param link the reference
     * @return the counts of rows with an intact reference
     * @throws UnanswerableException in the cases of {@link #orphans(Link, List)}
     */
    Measure<OrphanCounts> linked(Link link);

    /**
     * Counts all rows, and the rows that have a null in a {@code filled} column or violate one of the links.
     *
     * @param filled the columns that must not be null
     * @param links the references that must not be broken
     * @return the counts
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
     * @return the counts, one for each expected row
     * @throws UnanswerableException if the type of a column is not comparable with one of its expected values
     */
    Measure<List<ExpectedCounts>> expected(
            List<Column> key, List<Column> others, List<List<@Nullable Object>> rows, Tolerance tolerance);

    /**
     * {@return the single value that the author's query returns, as {@code Rows} returns it: the first column of the
     * first row} It is empty if that value is null or the query returns no row.
     *
     * @param query the author's query, of kind QUERY
     */
    Measure<Optional<Object>> valueOf(Fragment query);

    /**
     * {@return the number of rows that the author's query returns} Those rows can be shown as evidence.
     *
     * @param query the author's query, of kind QUERY
     */
    Measure<Long> countOf(Fragment query);

    /**
     * {@return the number of distinct rows that {@code query} returns and {@code butNot} does not} Those rows can be
     * shown as evidence.
     *
     * @param query the author's query, of kind QUERY
     * @param butNot a query with as many columns
     */
    Measure<Long> countOf(Fragment query, Fragment butNot);

    /**
     * {@return the rows that the author's query returns, duplicates included}
     *
     * @param query the author's query, of kind QUERY
     * @param most so many rows are listed at most; if there are more, the question has no answer
     */
    Measure<Listed> list(Fragment query, int most);

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

        /**
         * Creates a reference to any row of another table.
         *
         * @param columns the referring columns
         * @param table the other table, on the same connection
         * @param referenced the referenced columns, as many as {@code columns}
         */
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

    /**
     * How often a value occurs.
     *
     * @param value the value, as {@code Rows} returns it; never null
     * @param rows the number of rows that have it
     * @param expected whether it is one of the expected values
     */
    record Frequency(Object value, long rows, boolean expected) {}

    /** Questions about rows in an order. */
    interface Ordered extends Ask {

        /**
         * {@return the same rows with one more sort key, which breaks ties; nulls come first} Without it the database
         * may order ties differently in each statement.
         *
         * @param value the sort key
         * @param down whether the order is descending
         */
        Ordered then(Value value, boolean down);

        /**
         * {@return the value in the preceding row; null in the first row}
         *
         * @param value a value of this table's rows
         */
        Value previous(Value value);

        /**
         * {@return the value in the next row; null in the last row}
         *
         * @param value a value of this table's rows
         */
        Value next(Value value);

        /**
         * {@return the highest value of all preceding rows; null if none of them has a value}
         *
         * @param value a value of this table's rows
         */
        Value highestBefore(Value value);

        /**
         * {@return the number of preceding rows that meet a condition}
         *
         * @param condition a condition over columns of this table
         */
        Value rowsBefore(Condition condition);
    }

    /** Questions about groups of rows that share a key. Expressions over rows become values of the group. */
    interface Groups extends Expressions {

        /** {@return the number of rows in the group} */
        Value rows();

        /**
         * {@return the number of rows in the group that meet a condition}
         *
         * @param name the name of this value in samples, such as {@code current rows}
         * @param condition a condition over columns of this table
         */
        Value rows(String name, Condition condition);

        /**
         * {@return an aggregate over the values of the group; null if all of them are null}
         *
         * @param aggregate what to make of the values
         * @param value a value of this table's rows; nulls are ignored
         * @throws UnanswerableException if the aggregate does not accept values of this type
         */
        Value aggregate(Aggregate aggregate, Value value);

        /**
         * Asks about these groups side by side with those of another table. Their keys are compared column by column,
         * in order.
         *
         * @param other the groups of the other table, whose key has as many columns
         * @return questions about the groups of both tables
         * @throws UnanswerableException if the keys are not comparable
         */
        Beside beside(Groups other);

        /**
         * {@return the number of distinct values in the group; nulls are ignored} It accepts types that have no order,
         * too.
         *
         * @param value a value of this table's rows
         */
        Value different(Value value);

        /** {@return the number of groups} */
        Measure<Long> count();

        /**
         * {@return the groups themselves: of each the key, then the values} With an empty key there is one.
         *
         * @param values values of the group
         * @param most so many groups are listed at most; if there are more, the question has no answer
         * @param versioned whether to tell {@link Listed#version}, where the database can
         */
        Measure<Listed> list(List<Value> values, int most, boolean versioned);

        /**
         * {@return the number of groups that meet a condition on their values} Those groups can be shown as evidence,
         * with their key and these values.
         *
         * @param condition a condition on values of the group
         */
        Measure<Long> countWhere(Condition condition);
    }

    /** Questions about groups of two tables, joined by their key (a full outer join). Nulls in the key are equal. */
    interface Beside extends Expressions {

        /**
         * {@return a value of the group in the checked table; null if the table has no group with this key}
         *
         * @param value a value of the groups of the checked table
         */
        Value left(Value value);

        /**
         * {@return a value of the group in the other table; null if that table has no group with this key}
         *
         * @param value a value of the groups of the other table
         */
        Value right(Value value);

        /** {@return the number of distinct keys in both tables together} */
        Measure<Long> count();

        /**
         * {@return the number of keys that meet a condition on the values of both tables} Those keys can be shown as
         * evidence, together with these values.
         *
         * @param condition a condition on values of both tables
         */
        Measure<Long> countWhere(Condition condition);
    }
}
