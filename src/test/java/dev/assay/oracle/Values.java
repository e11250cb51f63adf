package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values that a suite may name. */
final class Values {

    private Values() {}

    /** The values of a column that can be written in a suite: no NaN, and nothing infinite among numbers. */
    static List<String> writable(Column column) {
        List<String> pool = column.pool().isEmpty() ? column.kind().pool() : column.pool();
        return pool.stream()
                .filter(text -> column.kind().family() != Family.NUMBER || text.matches("[-0-9.]+"))
                .toList();
    }

    /** Whether values of that type are written as people write them. */
    static boolean isWritten(Column column) {
        return switch (column.kind().family()) {
            case NUMBER, TEXT, TIME, BOOLEAN -> !writable(column).isEmpty();
            case RANKED -> column.kind() != Kind.JSONB && column.kind() != Kind.NUMBERS;
            case NONE -> false;
        };
    }

    /** Some of its values, and now and then those of its type that it has not. */
    static List<Cell> some(Column column, Draw draw, Facts facts) {
        List<String> pool = writable(column);
        List<String> others = column.kind().pool().stream()
                .filter(text -> column.kind().family() != Family.NUMBER || text.matches("[-0-9.]+"))
                .toList();
        List<String> chosen = new ArrayList<>(draw.some(pool, 6));
        if (draw.oneIn(3)) {
            chosen.addAll(draw.some(others, 3));
        }
        return chosen.stream()
                .distinct()
                .map(text -> facts.cell(column.kind(), text))
                .toList();
    }

    static List<Object> yaml(List<Cell> cells) {
        return cells.stream().map(Cell::yaml).toList();
    }

    /** The values that an expression has of rows. */
    static Stream<Cell> of(List<Row> rows, Expression expression) {
        return rows.stream().flatMap(row -> Stream.ofNullable(expression.value().apply(row)));
    }

    /** How many different values rows have in a column. */
    static int distinct(List<Row> rows, Column column) {
        TreeSet<Cell> distinct = new TreeSet<>(Cell::compare);
        of(rows, column).forEach(distinct::add);
        return distinct.size();
    }

    /** The values that rows have in a column. */
    static Stream<Cell> of(List<Row> rows, Column column) {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.get(column)));
    }
}
