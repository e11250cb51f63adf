package dev.assay.oracle;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes conditions on one row of which Java knows what they mean. */
final class Conditions {

    private final Draw draw;
    private final Facts facts;

    Conditions(World world) {
        this(world.draw(), world.facts());
    }

    Conditions(Draw draw, Facts facts) {
        this.draw = draw;
        this.facts = facts;
    }

    /** One that a filter may be: now and then with a sub-query on the table that it filters. */
    Condition filter(Table table) {
        Condition one = draw.oneIn(4) ? ofAll(table) : on(table);
        return draw.oneIn(5) ? one.and(on(table)) : one;
    }

    /** One that other rows of the table decide, those for which another condition holds. */
    private Condition ofAll(Table table) {
        Column column = draw.of(table.columns(one -> one.kind().isOrdered()));
        String name = column.quoted();
        Condition which = on(table);
        List<Row> rows = table.rows().stream().filter(which::holds).toList();
        List<Cell> values = Values.of(rows, column).toList();
        boolean nulls = values.size() < rows.size();
        String from = " FROM " + table.quoted() + " WHERE " + which.sql() + ")";
        Cell highest = values.stream().max(Cell::compare).orElse(null);
        Cell lowest = values.stream().min(Cell::compare).orElse(null);
        int least = draw.below(3);
        return switch (draw.below(5)) {
            case 0 -> heldAgainst(name + " = (SELECT max(" + name + ")" + from, column, highest, order -> order == 0);
            case 1 -> heldAgainst(name + " > (SELECT min(" + name + ")" + from, column, lowest, order -> order > 0);
            case 2 ->
                new Condition(name + " IN (SELECT " + name + from, row -> {
                    Cell cell = row.get(column);
                    if (cell == null) {
                        return rows.isEmpty() ? Boolean.FALSE : null;
                    }
                    return values.stream().anyMatch(cell::same) ? Boolean.TRUE : nulls ? null : Boolean.FALSE;
                });
            case 3 -> new Condition("EXISTS (SELECT 1" + from, row -> !rows.isEmpty());
            default -> new Condition("(SELECT count(*)" + from + " > " + least, row -> rows.size() > least);
        };
    }

    private static Condition heldAgainst(String sql, Column column, @Nullable Cell value, IntPredicate holds) {
        return value == null ? new Condition(sql, row -> null) : compared(sql, column, value, holds);
    }

    Condition on(Table table) {
        Condition one = atom(table);
        return switch (draw.below(6)) {
            case 0 -> one.not();
            case 1 -> one.and(atom(table));
            case 2 -> one.or(atom(table));
            default -> one;
        };
    }

    private Condition atom(Table table) {
        Column column = draw.of(table.columns());
        String name = column.quoted();
        List<String> pool = Values.writable(column);
        if (column.kind().family() == Family.NONE || pool.isEmpty() || draw.oneIn(5)) {
            return draw.oneIn(2)
                    ? new Condition(name + " IS NULL", row -> row.lacks(column))
                    : new Condition(name + " IS NOT NULL", row -> !row.lacks(column));
        }
        if (column.kind() == Kind.BOOLEAN) {
            return new Condition(name, row -> truth(row.get(column)));
        }
        Cell bound = facts.cell(column.kind(), draw.of(pool));
        String literal = column.kind().isWhole() && draw.oneIn(2) ? bound.text() : bound.literal();
        return switch (draw.below(6)) {
            case 0 -> compared(name + " = " + literal, column, bound, order -> order == 0);
            case 1 -> compared(name + " <> " + literal, column, bound, order -> order != 0);
            case 2 -> compared(name + " < " + literal, column, bound, order -> order < 0);
            case 3 -> compared(name + " >= " + literal, column, bound, order -> order >= 0);
            case 4 -> compared(name + " > " + literal, column, bound, order -> order > 0);
            default -> among(column);
        };
    }

    private Condition among(Column column) {
        List<Cell> cells = Values.some(column, draw, facts);
        String list = String.join(", ", cells.stream().map(Cell::literal).toList());
        return new Condition(column.quoted() + " IN (" + list + ")", row -> {
            Cell cell = row.get(column);
            return cell == null ? null : Boolean.valueOf(cells.stream().anyMatch(cell::same));
        });
    }

    private static @Nullable Boolean truth(@Nullable Cell cell) {
        return cell == null ? null : (Boolean) cell.key();
    }

    private static Condition compared(String sql, Column column, Cell bound, IntPredicate holds) {
        return new Condition(sql, row -> {
            Cell cell = row.get(column);
            return cell == null ? null : Boolean.valueOf(holds.test(Cell.compare(cell, bound)));
        });
    }
}
