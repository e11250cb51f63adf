package dev.assay.plan;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check type may ask about its table. Rows are those that the table's and the check's filters leave. Nothing is
 * measured yet when a method returns: the planner merges all questions of a run into few statements first.
 */
public interface Ask {

    /** The run's one clock. */
    Instant asOf();

    /** The name of the checked table, as the catalogue has it. */
    String table();

    /**
     * A column of the table.
     *
     * @throws UnanswerableException where the table has none of that name; it names those that come near
     */
    Column column(String name);

    /** Several columns of the table, as {@link #column}. */
    default List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    /** A column of the table, or empty where it has none of that name. */
    Optional<Column> findColumn(String name);

    /** Holds where the column is null. */
    Condition isNull(Column column);

    /** Holds where the condition is false; where it is null, neither holds. */
    Condition not(Condition condition);

    /** Holds where one of them holds, at least one condition. */
    Condition anyOf(List<Condition> conditions);

    /** Holds where all of them hold; of none it always holds. */
    Condition allOf(List<Condition> conditions);

    /**
     * Holds where the column equals one of the values; null where the column is null.
     *
     * @param values String, BigDecimal or Boolean, at least one
     * @throws UnanswerableException where the column's type cannot be compared with a value
     */
    Condition isIn(Column column, List<Object> values);

    /**
     * Compares the column with a value; null where the column is null.
     *
     * @param value String, BigDecimal or Boolean
     * @throws UnanswerableException where the column's type cannot be compared with the value
     */
    Condition compare(Column column, Comparison comparison, Object value);

    /**
     * Holds where the regular expression matches a part of the text; null where the column is null.
     *
     * @throws UnanswerableException where the column holds no text
     */
    Condition matches(Column column, String regex);

    /** Holds where an expression of the author's holds. */
    Condition holds(Fragment expression);

    /** How many rows there are. */
    Measure<Long> count();

    /** How many rows the check examines; they are counted only where a statement passes over them anyway. */
    Measure<Examined> examined();

    /** How many rows meet the condition; its rows can be shown as evidence, with these columns. */
    Measure<Long> countWhere(Condition condition, List<Column> shown);

    /** The column's highest value: as {@code Rows} has it, or empty where there are no rows or all are null. */
    Measure<Optional<Object>> max(Column column);

    /** How often values of a key occur; the rows of duplicated keys can be shown as evidence. */
    Measure<KeyCounts> keys(List<Column> key);

    /**
     * How many rows refer to a row that the other table lacks; those rows can be shown as evidence, with these columns.
     *
     * @throws UnanswerableException where the other table or its column is not there, or the types do not compare
     */
    Measure<OrphanCounts> orphans(Link link, List<Column> shown);

    /** As {@link #orphans(Link, List)}; the evidence shows the referring columns. */
    default Measure<OrphanCounts> orphans(Link link) {
        return orphans(link, link.columns());
    }

    /**
     * How many rows there are, and how many of them lack a value in one of the columns or lead nowhere by one of the links.
     *
     * @throws UnanswerableException as {@link #orphans}
     */
    Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links);

    /** How many rows a query of the author's returns; those rows can be shown as evidence. */
    Measure<Long> countOf(Fragment query);

    /**
     * Columns that refer to columns of another table.
     *
     * @param columns the referring columns
     * @param table the other table, on the same connection
     * @param referenced its columns, as many
     */
    record Link(List<Column> columns, TableName table, List<String> referenced) {}

    /** A comparison of a column with a value. */
    enum Comparison {
        BELOW,
        AT_MOST,
        ABOVE,
        AT_LEAST
    }

    /** How many rows meet the condition, with nothing more to show than the table's key. */
    default Measure<Long> countWhere(Condition condition) {
        return countWhere(condition, List.of());
    }

    /** A name for messages: {@code column 'a'} or {@code columns 'a', 'b'}. */
    static String named(List<Column> columns) {
        String names = String.join("', '", columns.stream().map(Column::name).toList());
        return (columns.size() == 1 ? "column '" : "columns '") + names + "'";
    }
}
