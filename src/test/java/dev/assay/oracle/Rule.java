package dev.assay.oracle;

import java.util.List;
import java.util.function.Predicate;

/** What a type of check says of rows. */
@FunctionalInterface
interface Rule {

    Finding of(Scope scope);

    /** Rows break it one by one. */
    static Rule ofRows(Predicate<Row> bad) {
        return scope -> new Finding.Counts(
                scope.rows().stream().filter(bad).count(), scope.rows().size());
    }

    /** Rows break it one by one, and only those that have what it compares could. */
    static Rule ofRowsWith(List<Column> columns, Predicate<Row> bad) {
        return ofRowsWhere(row -> !row.lacksAny(columns), bad);
    }

    /** Values of a column break it one by one; nulls do where they are said to fail, and else could not. */
    static Rule ofValues(Column column, boolean nullsFail, Predicate<Cell> bad) {
        Predicate<Row> breaks = row -> {
            Cell cell = row.get(column);
            return cell == null ? nullsFail : bad.test(cell);
        };
        return nullsFail ? ofRows(breaks) : ofRowsWith(List.of(column), breaks);
    }

    /** Rows break it one by one, and only those that it speaks of could. */
    static Rule ofRowsWhere(Predicate<Row> spoken, Predicate<Row> bad) {
        return scope -> {
            List<Row> rows = scope.rows().stream().filter(spoken).toList();
            return new Finding.Counts(
                    rows.stream().filter(bad).count(), scope.rows().size(), rows.size());
        };
    }
}
