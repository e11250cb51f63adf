package dev.assay.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of two tables that the author paired. */
record Pairs(List<Column> mine, List<Column> theirs) {

    /** So many columns of the one, each with one of the other that compares; null where there are none. */
    static @Nullable Pairs some(Table table, Table other, int most, Draw draw) {
        List<Column> mine = new ArrayList<>();
        List<Column> theirs = new ArrayList<>();
        List<Column> shuffled = new ArrayList<>(draw.shuffled(table.columns()));
        if (draw.oneIn(4)) {
            shuffled.add(0, table.role("digits"));
        }
        for (Column column : shuffled) {
            List<Column> comparing = other.columns(one -> one.kind().compares(column.kind()) && !theirs.contains(one));
            List<Column> same = comparing.stream()
                    .filter(one -> one.name().equals(column.name()))
                    .toList();
            if (!comparing.isEmpty() && mine.size() < most && !mine.contains(column)) {
                mine.add(column);
                theirs.add(draw.of(same.isEmpty() || draw.oneIn(4) ? comparing : same));
            }
        }
        return mine.isEmpty() ? null : new Pairs(mine, theirs);
    }

    static Pairs of(Column mine, Column theirs) {
        return new Pairs(List.of(mine), List.of(theirs));
    }

    /** Columns with those of the same names. */
    static Pairs ofNames(List<Column> mine, Table other) {
        return new Pairs(
                mine, mine.stream().map(column -> other.named(column.name())).toList());
    }

    /** The key of a row, of the types in which both sides meet. */
    List<@Nullable Cell> key(Row row, boolean isMine) {
        List<@Nullable Cell> key = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            Cell cell = row.get((isMine ? mine : theirs).get(i));
            boolean mixed =
                    mine.get(i).kind().isFloating() != theirs.get(i).kind().isFloating();
            key.add(
                    cell != null && mixed
                            ? new Cell(Kind.NUMERIC, cell.text(), cell.number().asDecimal(cell.kind()))
                            : cell);
        }
        return Collections.unmodifiableList(key);
    }

    List<List<@Nullable Cell>> keys(List<Row> rows, boolean isMine) {
        return rows.stream().map(row -> key(row, isMine)).toList();
    }

    static boolean isWhole(List<@Nullable Cell> key) {
        return key.stream().noneMatch(cell -> cell == null);
    }
}
