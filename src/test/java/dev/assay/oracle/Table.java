package dev.assay.oracle;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table that chance made.
 *
 * @param script what makes it and fills it
 */
record Table(String name, List<Column> columns, List<Row> rows, String script) {

    /** Its name in SQL. */
    String quoted() {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Its name in a suite. */
    String written() {
        return name.matches("[a-z_][a-z0-9_]*") ? name : quoted();
    }

    /** It with columns, as {@code references} has it. */
    String with(List<Column> of) {
        return written() + "(" + String.join(", ", Column.names(of)) + ")";
    }

    Column role(String role) {
        return columns.stream()
                .filter(column -> column.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(role));
    }

    List<Column> columns(Predicate<Column> which) {
        return columns.stream().filter(which).toList();
    }

    List<Column> of(Family family) {
        return columns(column -> column.kind().family() == family);
    }

    /** The column that goes by that name. */
    Column named(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Its rows, small enough to read: the columns named, one row a line. */
    String shown(List<Column> of) {
        return of.stream()
                        .map(column -> column.name() + " " + column.kind().declared())
                        .collect(Collectors.joining(" | "))
                + "\n"
                + rows.stream()
                        .map(row -> row.get(of).stream()
                                .map(cell -> cell == null
                                        ? "null"
                                        : "'" + Objects.requireNonNull(cell).text() + "'")
                                .collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
    }
}
