package dev.assay.oracle;

import java.util.List;
import java.util.stream.Collectors;

/** The SQL that makes a table: plain, partitioned, inherited or under a view, its columns in another order than here. */
final class TableScript {

    private final Draw draw;
    private final Constraints constraints;

    TableScript(Draw draw) {
        this.draw = draw;
        this.constraints = new Constraints(draw);
    }

    Table of(String name, List<Column> columns, List<Row> rows) {
        List<Column> physical = draw.shuffled(columns);
        String base = quote(name);
        String script = switch (draw.below(8)) {
            case 0 ->
                partitioned(name, physical) + insert(base, physical, rows) + alter(base, constraints.of(columns, rows));
            case 1 -> inherited(name, physical, rows);
            case 2 -> {
                String hidden = quote(name + " base");
                yield create(hidden, physical) + ";\n" + insert(hidden, physical, rows) + "CREATE VIEW " + base
                        + " AS SELECT " + list(draw.shuffled(columns)) + " FROM " + hidden + ";\n";
            }
            case 3 ->
                create(base, physical) + ";\nALTER TABLE " + base + " ADD gone int;\n" + insert(base, physical, rows)
                        + "ALTER TABLE " + base + " DROP gone;\n";
            case 4 -> create(base, physical) + ";\n" + insert(base, physical, rows);
            default ->
                create(base, physical) + ";\n" + insert(base, physical, rows)
                        + alter(base, constraints.of(columns, rows));
        };
        return new Table(name, columns, rows, script);
    }

    private static String partitioned(String name, List<Column> columns) {
        Column key = columns.stream()
                .filter(column -> column.role().equals("id"))
                .findFirst()
                .orElseThrow();
        String part = ";\nCREATE TABLE %s PARTITION OF " + quote(name) + " FOR VALUES WITH (MODULUS 2, REMAINDER %d)";
        return create(quote(name), columns) + " PARTITION BY HASH (" + key.quoted() + ")"
                + part.formatted(quote(name + " 1"), 0) + part.formatted(quote(name + " 2"), 1) + ";\n";
    }

    private static String alter(String table, String constraints) {
        return constraints.isEmpty() ? "" : "ALTER TABLE " + table + " " + constraints + ";\n";
    }

    private String inherited(String name, List<Column> columns, List<Row> rows) {
        String parent = quote(name);
        String child = quote(name + " child");
        int half = rows.size() / 2;
        return create(parent, columns) + ";\nCREATE TABLE " + child + " () INHERITS (" + parent + ");\n"
                + insert(parent, columns, rows.subList(0, half))
                + insert(child, columns, rows.subList(half, rows.size()))
                + alter(parent, constraints.ofParent(columns, rows.subList(0, half), rows));
    }

    private static String create(String name, List<Column> columns) {
        return "CREATE TABLE " + name + " ("
                + columns.stream()
                        .map(column -> column.quoted() + " " + column.kind().declared())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String insert(String name, List<Column> columns, List<Row> rows) {
        return rows.isEmpty()
                ? ""
                : "INSERT INTO " + name + " (" + list(columns) + ") VALUES\n"
                        + rows.stream().map(row -> values(row, columns)).collect(Collectors.joining(",\n")) + ";\n";
    }

    private static String values(Row row, List<Column> columns) {
        return row.get(columns).stream()
                .map(cell -> cell == null ? "NULL" : "'" + cell.text().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String list(List<Column> columns) {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    private static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
