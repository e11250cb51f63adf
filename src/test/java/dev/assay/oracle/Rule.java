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

    /** Rows break it one by one, and those without what it compares are left out. */
    static Rule ofRowsWith(List<Column> columns, Predicate<Row> bad) {
        return scope -> {
            List<Row> rows =
                    scope.rows().stream().filter(row -> !row.lacksAny(columns)).toList();
            return new Finding.Counts(
                    rows.stream().filter(bad).count(), rows.size(), scope.rows().size() - rows.size());
        };
    }
}
