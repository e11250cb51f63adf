package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a table's constraints say of rows for which they hold: of what the database enforces no row need be read. */
final class Constraints {

    /** Columns that always have one, as far as their type allows it. */
    static final List<String> BOUNDED = List.of("net", "ref");

    private static final int MOST_VALUES = 6;

    private final Draw draw;

    Constraints(Draw draw) {
        this.draw = draw;
    }

    /** Constraints of a table's rows, as ALTER TABLE takes them; empty where there are none. */
    String of(List<Column> columns, List<Row> rows) {
        return of(columns, rows, rows, "");
    }

    /** Those of a parent: what holds for its own rows alone is not inherited. */
    String ofParent(List<Column> columns, List<Row> own, List<Row> all) {
        return of(columns, own, all, " NO INHERIT");
    }

    private String of(List<Column> columns, List<Row> own, List<Row> all, String only) {
        List<String> constraints = new ArrayList<>();
        for (Column column : columns) {
            if (draw.oneIn(3) && all.stream().noneMatch(row -> row.lacks(column))) {
                constraints.add("ALTER COLUMN " + column.quoted() + " SET NOT NULL");
            }
            if (BOUNDED.contains(column.role()) || draw.oneIn(3)) {
                String check = check(column, own);
                if (!check.isEmpty()) {
                    constraints.add("ADD CHECK (" + check + ")" + only);
                }
            }
            if (column.role().equals("id") && draw.oneIn(2) && isUnique(column, own)) {
                constraints.add("ADD UNIQUE (" + column.quoted() + ")");
            }
        }
        return String.join(", ", constraints);
    }

    private static boolean isUnique(Column column, List<Row> rows) {
        return Values.of(rows, column).count() == Values.distinct(rows, column);
    }

    /** A bound at the lowest or the highest value, or the list of all; empty where none is known. */
    private String check(Column column, List<Row> rows) {
        TreeSet<Cell> values = new TreeSet<>(Cell::compare);
        if (column.kind().family() != Family.NONE) {
            Values.of(rows, column).forEach(values::add);
        }
        if (values.isEmpty() || !values.stream().allMatch(Cell::isFinite)) {
            return "";
        }
        String name = column.quoted();
        if (column.kind().isExact()) {
            return switch (draw.below(BOUNDED.contains(column.role()) ? 2 : 4)) {
                case 0 -> name + " >= " + values.first().text();
                case 1 -> name + " <= " + values.last().text();
                case 2 -> name + " > " + values.first().number().exact().subtract(BigDecimal.ONE);
                default -> in(name, values);
            };
        }
        return column.kind() == Kind.TEXT || column.kind() == Kind.VARCHAR ? in(name, values) : "";
    }

    private static String in(String name, Set<Cell> values) {
        return values.size() > MOST_VALUES
                ? ""
                : values.stream()
                        .map(cell -> cell.kind().isExact() ? cell.text() : cell.literal())
                        .collect(Collectors.joining(", ", name + " IN (", ")"));
    }
}
