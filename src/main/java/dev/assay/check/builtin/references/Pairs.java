package dev.assay.check.builtin.references;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.Tolerance;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows of two tables are paired: by columns that must be equal. The remaining columns are numbers that may differ within a tolerance,
 * so a pair has exactly one row of each table.
 *
 * @param key this table's columns that must be equal
 * @param otherKey the other table's columns, in the same order
 * @param near this table's numbers that may differ
 * @param otherNear the other table's numbers, in the same order
 */
record Pairs(List<Column> key, List<Column> otherKey, List<Column> near, List<Column> otherNear) {

    /** Pairs rows by all columns. */
    static Pairs exact(List<Column> columns, List<Column> others) {
        return new Pairs(columns, others, List.of(), List.of());
    }

    /**
     * Pairs rows by the key columns and by all columns that are not numbers.
     *
     * @param key names of columns as in the catalogue; empty for all columns but decimals and doubles
     * @throws UnanswerableException if no number is left that may differ, or no column to pair rows by
     */
    static Pairs tolerant(List<String> key, List<Column> columns, List<Column> others) {
        Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < columns.size(); i++) {
            Column own = columns.get(i);
            Column other = others.get(i);
            boolean numbers = own.type().isNumber() && other.type().isNumber();
            boolean whole = own.type() == ValueType.INTEGER && other.type() == ValueType.INTEGER;
            boolean near = numbers && (key.isEmpty() ? !whole : !key.contains(own.name()));
            (near ? pairs.near : pairs.key).add(own);
            (near ? pairs.otherNear : pairs.otherKey).add(other);
        }
        demand(pairs.key, pairs.near);
        return pairs;
    }

    /** Refuses a tolerance without a number that may differ, or without a column to pair rows by. */
    static void demand(List<Column> key, List<Column> near) {
        if (near.isEmpty() || key.isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    near.isEmpty()
                            ? "No compared column is a number that may differ: remove the tolerance, or name other columns or another key."
                            : "No column is left to pair rows by: name some with key.");
        }
    }

    /** True for pairs whose numbers differ by more than the tolerance, and for keys with several rows in one table. */
    Condition beyond(Tolerance tolerance, Ask.Groups here, Ask.Groups there, Ask.Beside both) {
        Value own = both.left(here.rows());
        Value found = both.right(there.rows());
        List<Condition> beyond = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
            Value left = both.left(here.aggregate(Aggregate.MAX, near.get(i)));
            Value right = both.right(there.aggregate(Aggregate.MAX, otherNear.get(i)));
            beyond.add(both.not(
                    tolerance.amount().signum() == 0
                            ? both.compare(left, Comparison.EQUAL, right)
                            : both.near(left, right, tolerance)));
            beyond.add(both.allOf(List.of(both.isNull(left), both.isFilled(right))));
            beyond.add(both.allOf(List.of(both.isFilled(left), both.isNull(right))));
        }
        beyond.add(both.compare(own, Comparison.ABOVE, BigDecimal.ONE));
        beyond.add(both.compare(found, Comparison.ABOVE, BigDecimal.ONE));
        return both.allOf(List.of(both.isFilled(own), both.isFilled(found), both.anyOf(beyond)));
    }
}
