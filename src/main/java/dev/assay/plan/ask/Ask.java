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
 * What a check type may ask about its table. Rows are those that the table's and the check's filters leave. Nothing is
 * measured yet when a method returns: the planner merges all questions of a run into few statements first.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Ask extends Expressions {

    /** The run's one clock. */
    Instant asOf();

    /** The name of the checked table, as the catalogue has it. */
    String table();

    /** Asks about those of the rows for which the condition holds. */
    Ask where(Condition condition);

    /**
     * Asks about all rows of another table of the connection; what is made of its columns is of no use here.
     *
     * @throws UnanswerableException where there is no such table
     */
    Ask other(TableName table);

    /** The table as the catalogue has it; that is no question, so it takes no statement. */
    TableMetadata catalogue();

    /** What the check itself remembers from run to run. */
    CheckState memo();

    /**
     * Asks about rows in an order, each with the row before it.
     *
     * @param apart columns whose equal values put rows into one order; nulls are equal
     * @param order what the rows are ordered by, from the lowest; nulls come in no certain place
     */
    Ordered ordered(List<? extends Value> apart, List<? extends Value> order);

    /**
     * What the values of all rows become together, beside each of them.
     *
     * @param apart columns whose equal values put rows together; nulls are equal. Empty: all rows
     * @throws UnanswerableException where there is no such thing of values of that type
     */
    Value overall(Aggregate aggregate, Value value, List<? extends Value> apart);

    /** Asks about groups of rows that share a key; nulls are equal. Without a key all rows are one group. */
    Groups groups(List<Column> key);

    /** How many rows there are. */
    Measure<Long> count();

    /** How many rows the check examines; they are counted only where a statement passes over them anyway. */
    Measure<ExaminedCount> examined();

    /** How many of them meet a condition, counted as {@link #examined}: what a rule speaks of. */
    Measure<ExaminedCount> examined(Condition condition);

    /** Asks about the same rows in the pass that a condition needs: among each other, where it looks at other rows too. */
    Ask inPassOf(Condition condition);

    /** How many rows meet the condition; its rows can be shown as evidence, with these columns. */
    Measure<Long> countWhere(Condition condition, List<Column> shown);

    /** How many rows meet the condition, with nothing more to show than the table's key. */
    default Measure<Long> countWhere(Condition condition) {
        return countWhere(condition, List.of());
    }

    /**
     * What all values become together: as {@code Rows} has it, or empty where there are no rows or all are null. A deviation takes
     * two values.
     *
     * @throws UnanswerableException where there is no such thing of values of that type
     */
    Measure<Optional<Object>> aggregate(Aggregate aggregate, Value value);

    /** The highest value: as {@code Rows} has it, or empty where there are no rows or all are null. */
    default Measure<Optional<Object>> max(Value value) {
        return aggregate(Aggregate.MAX, value);
    }

    /** How many different values there are, nulls left out. */
    Measure<Long> distinct(Value value);

    /**
     * The value below which a share of all values lies, between two values by their distance (SQL: PERCENTILE_CONT).
     *
     * @param share from 0 to 1
     * @throws UnanswerableException where the value is no number
     */
    Measure<Optional<Object>> quantile(Value number, BigDecimal share);

    /**
     * The most frequent values, at most eleven, the most frequent first, and of those that are as frequent the expected ones.
     *
     * @param expected holds for the rows whose value is expected: the database knows which values are equal
     */
    Measure<List<Frequency>> mostCommon(Column column, Condition expected);

    /**
     * How often values of a key occur; the rows of duplicated keys can be shown as evidence.
     *
     * @param nullsEqual whether a null is like any other; otherwise rows with one in the key are left out
     */
    Measure<KeyCounts> keys(List<Column> key, boolean nullsEqual);

    /**
     * How many rows refer to a row that the other table lacks; those rows can be shown as evidence, with these columns.
     *
     * @throws UnanswerableException where the other table or its column is not there, or the types do not compare
     */
    Measure<OrphanCounts> orphans(Link link, List<Column> shown);

    /** As {@link #orphans(Link, List)}; the evidence shows the referring columns, and the row's own time where that counts. */
    default Measure<OrphanCounts> orphans(Link link) {
        List<Column> shown = new ArrayList<>(link.columns());
        if (link.validity() != null) {
            shown.add(link.validity().at());
        }
        return orphans(link, shown);
    }

    /**
     * How many rows refer to a row that the other table has, and to how many different ones; those rows can be shown as evidence.
     *
     * @throws UnanswerableException as {@link #orphans}
     */
    Measure<OrphanCounts> linked(Link link);

    /**
     * How many rows there are, and how many of them lack a value in one of the columns or lead nowhere by one of the links.
     *
     * @throws UnanswerableException as {@link #orphans}
     */
    Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links);

    /**
     * For each of some rows that are expected, in their order, how many rows have its key, and how many of them its other values too. The
     * table is joined with them: it is read once for some thousands.
     *
     * @param key the columns by which a row is found, at least one; a null finds nulls
     * @param others the other columns; a null is like a null only
     * @param rows the expected values, at least one row: those of the key, then the others. String, BigDecimal, Boolean or null
     * @param tolerance how far numbers of the other columns may differ
     * @throws UnanswerableException where a column's type cannot be compared with one of its values
     */
    Measure<List<ExpectedCounts>> expected(
            List<Column> key, List<Column> others, List<List<@Nullable Object>> rows, Tolerance tolerance);

    /**
     * The one value that a query of the author's returns: as {@code Rows} has it, or empty where it is null. The first column of
     * the first row; a query that returns no row has none.
     */
    Measure<Optional<Object>> valueOf(Fragment query);

    /** How many rows a query of the author's returns; those rows can be shown as evidence. */
    Measure<Long> countOf(Fragment query);

    /** How many different rows a query of the author's returns that another one does not; they can be shown as evidence. */
    Measure<Long> countOf(Fragment query, Fragment butNot);

    /**
     * Columns that refer to columns of another table.
     *
     * @param columns the referring columns
     * @param table the other table, on the same connection
     * @param referenced its columns, as many
     * @param counted which of the other table's rows count, made of {@link Ask#other}; null: all
     * @param validity which of them count for a row; null: all
     */
    record Link(
            List<Column> columns,
            TableName table,
            List<String> referenced,
            @Nullable Condition counted,
            @Nullable Validity validity) {

        /** Columns that refer to any row of another table. */
        public Link(List<Column> columns, TableName table, List<String> referenced) {
            this(columns, table, referenced, null, null);
        }
    }

    /**
     * A row of another table counts where it was valid at a row's own time: from its beginning, inclusive, to its end, exclusive;
     * a null ends never.
     *
     * @param at the time of the referring row
     * @param from the other table's column that says from when on a row is valid
     * @param to the other table's column that says until when
     */
    record Validity(Column at, String from, String to) {}

    /** A value, how many rows have it, and whether it is expected; the value as {@code Rows} has it. */
    record Frequency(Object value, long rows, boolean expected) {}

    /** Rows in an order. */
    interface Ordered extends Ask {

        /**
         * The same rows, of which those that tie are ordered by one more value, nulls first: the database's own order of them is none
         * that lasts.
         *
         * @param down from the highest instead of the lowest
         */
        Ordered then(Value value, boolean down);

        /** The value of the row before; null for the first one. */
        Value previous(Value value);

        /** The value of the row after; null for the last one. */
        Value next(Value value);

        /** The highest value of all rows before; null where none has a value. */
        Value highestBefore(Value value);

        /** How many of all rows before meet a condition. */
        Value rowsBefore(Condition condition);
    }

    /** Groups of rows that share a key; what is made of rows becomes a value of the group. */
    interface Groups extends Expressions {

        /** How many rows the group has. */
        Value rows();

        /**
         * How many of its rows meet a condition.
         *
         * @param name what samples call them, such as {@code current rows}
         */
        Value rows(String name, Condition condition);

        /**
         * What the values of the group become together; null where all are.
         *
         * @throws UnanswerableException where there is no such thing of values of that type
         */
        Value aggregate(Aggregate aggregate, Value value);

        /**
         * Asks about these groups and those of another table that have the same key, by the order of its columns.
         *
         * @throws UnanswerableException where the keys do not compare
         */
        Beside beside(Groups other);

        /** How many different values the group has, without nulls: also of types that have no lowest one. */
        Value different(Value value);

        /** How many groups there are. */
        Measure<Long> count();

        /** How many groups meet a condition on their values; they can be shown as evidence, with their key and these values. */
        Measure<Long> countWhere(Condition condition);
    }

    /** Groups of two tables side by side, by their key; nulls in it are equal. */
    interface Beside extends Expressions {

        /** A value of the group here; null where there is no such group. */
        Value left(Value value);

        /** A value of the group of the other table; null where there is no such group. */
        Value right(Value value);

        /** How many different keys there are, of both together. */
        Measure<Long> count();

        /** For how many keys a condition on values of both holds; they can be shown as evidence, with the key and these values. */
        Measure<Long> countWhere(Condition condition);
    }
}
