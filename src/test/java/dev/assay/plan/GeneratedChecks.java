package dev.assay.plan;

import dev.assay.plan.GeneratedTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes checks of every type over generated tables. */
final class GeneratedChecks {

    private static final int A_TABLE = 7;
    private static final int MOST_EXPECTED = 6;
    private static final String REFERRING = "referring";

    private final Random random;
    private final List<GeneratedTable> tables;
    private final List<GeneratedCheck> checks = new ArrayList<>();

    private GeneratedChecks(Random random, List<GeneratedTable> tables) {
        this.random = random;
        this.tables = tables;
    }

    static List<GeneratedCheck> over(List<GeneratedTable> tables, Random random) {
        GeneratedChecks made = new GeneratedChecks(random, tables);
        for (GeneratedTable table : tables) {
            made.notNull(table, table.columns().get(0));
            made.unique(table, List.of(table.columns().get(0)));
            made.references(
                    table,
                    List.of(table.columns().get(1)),
                    made.any(tables),
                    target -> List.of(target.columns().get(0)));
            made.containsRows(table, made.any(table.columns()), made.any(table.columns()));
            for (int i = 0; i < A_TABLE; i++) {
                made.any(table);
            }
        }
        return GeneratedTable.shuffled(made.checks, random);
    }

    private void any(GeneratedTable table) {
        Column column = any(table.columns());
        Column other = any(table.columns());
        switch (random.nextInt(14)) {
            case 0, 1 -> notNull(table, column);
            case 2 -> unique(table, List.of(column));
            case 3, 4 -> unique(table, column.equals(other) ? List.of(column) : List.of(column, other));
            case 5 -> acceptedValues(table, column);
            case 6 -> acceptedRange(table, column);
            case 7 -> references(table, List.of(column));
            case 8 -> references(table, column.equals(other) ? List.of(column) : List.of(column, other));
            case 9 -> expression(table);
            case 10 -> attribution(table, column, other);
            case 11 -> query(table);
            case 12 -> {
                if (column.kind().isText() && column.kind() != ColumnKind.FOLDED) {
                    regex(table, column);
                } else {
                    rowCount(table);
                }
            }
            default -> {
                if (column.kind().isTime()) {
                    freshness(table, column);
                } else {
                    notNull(table, other);
                }
            }
        }
    }

    private void notNull(GeneratedTable table, Column column) {
        ofRows("not_null", table, ofColumn(column), column.quoted() + " IS NULL");
    }

    private void acceptedValues(GeneratedTable table, Column column) {
        List<String> values = some(written(column));
        ofRows(
                "accepted_values",
                table,
                with(
                        ofColumn(column),
                        "values",
                        values.stream().map(column.kind()::inSuite).toList()),
                "NOT (" + column.quoted() + " IN ("
                        + values.stream().map(column.kind()::literal).collect(Collectors.joining(", ")) + "))");
    }

    private void acceptedRange(GeneratedTable table, Column column) {
        String bound = any(written(column));
        String operator = any(List.of("min <", "above <=", "max >", "below >="));
        ofRows(
                "accepted_range",
                table,
                with(ofColumn(column), operator.split(" ", -1)[0], column.kind().inSuite(bound)),
                column.quoted() + " " + operator.split(" ", -1)[1] + " "
                        + column.kind().literal(bound));
    }

    private void regex(GeneratedTable table, Column column) {
        String regex = any(List.of("^a", "A$", "^$", "[^\\x00-\\x7f]", "'", "\\\\"));
        ofRows(
                "matches_regex",
                table,
                with(ofColumn(column), "regex", regex),
                "NOT (" + column.quoted() + " ~ '" + regex.replace("'", "''") + "')");
    }

    private void expression(GeneratedTable table) {
        String condition = any(List.of(condition(table), condition(table), "1 = 0"));
        ofRows("expression_is_true", table, Map.of("expression", condition), "NOT (" + condition + ")");
    }

    private void references(GeneratedTable table, List<Column> columns) {
        references(
                table,
                columns,
                any(tables),
                target -> columns.stream()
                        .flatMap(column -> GeneratedTable.shuffled(target.columns(), random).stream()
                                .filter(other -> column.kind().compares(other.kind())
                                        && !other.name().contains(","))
                                .limit(1))
                        .toList());
    }

    private void references(
            GeneratedTable table,
            List<Column> columns,
            GeneratedTable target,
            Function<GeneratedTable, List<Column>> wanted) {
        List<Column> referenced = wanted.apply(target);
        if (referenced.size() != columns.size()
                || referenced.stream().anyMatch(column -> column.name().contains(","))) {
            return;
        }
        ofRows(
                "references",
                table,
                Map.of("columns", names(columns), "to", to(target, referenced)),
                filled(columns) + " AND " + lacking(columns, target, referenced));
    }

    private static String to(GeneratedTable target, List<Column> referenced) {
        return target.written() + "(" + String.join(", ", names(referenced)) + ")";
    }

    private static String lacking(List<Column> columns, GeneratedTable target, List<Column> referenced) {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.add("target." + referenced.get(i).quoted() + " = " + REFERRING + "."
                    + columns.get(i).quoted());
        }
        return "NOT EXISTS (SELECT FROM " + target.quoted() + " AS target WHERE " + String.join(" AND ", equal) + ")";
    }

    private void attribution(GeneratedTable table, Column creator, Column organisation) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("created_by", creator.name());
        arguments.put("organisation", organisation.name());
        List<String> faults =
                new ArrayList<>(List.of(creator.quoted() + " IS NULL", organisation.quoted() + " IS NULL"));
        link("principals", creator, arguments, faults);
        link("organisations", organisation, arguments, faults);
        if (!creator.equals(organisation)) {
            ofRows("attribution", table, arguments, String.join(" OR ", faults));
        }
    }

    private void link(String name, Column column, Map<String, Object> arguments, List<String> faults) {
        GeneratedTable target = any(tables);
        target.columns().stream()
                .filter(other -> other.kind() == column.kind() && !other.name().contains(","))
                .findFirst()
                .ifPresent(other -> {
                    arguments.put(name, to(target, List.of(other)));
                    faults.add(lacking(List.of(column), target, List.of(other)));
                });
    }

    private void unique(GeneratedTable table, List<Column> key) {
        Scope scope = new Scope(table);
        String keys = key.stream().map(Column::quoted).collect(Collectors.joining(", "));
        String groups =
                " FROM " + table.quoted() + " WHERE " + scope.filter + " AND " + filled(key) + " GROUP BY " + keys;
        String fresh = "count(*) FILTER (WHERE " + scope.window + ")";
        add(
                "unique",
                table,
                Map.of("columns", names(key)),
                scope,
                "SELECT coalesce(sum(least(fresh, n - 1)), 0) FROM (SELECT count(*) AS n, " + fresh + " AS fresh"
                        + groups + ") AS g",
                columns -> "SELECT " + keys + ", count(*)" + groups + " HAVING count(*) > 1 AND " + fresh + " > 0");
    }

    private void containsRows(GeneratedTable table, Column key, Column other) {
        List<Column> columns = key.equals(other) ? List.of(key) : List.of(key, other);
        Scope scope = new Scope(table);
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (int i = random.nextInt(MOST_EXPECTED); i >= 0; i--) {
            Map<String, Object> row = new LinkedHashMap<>();
            StringBuilder same = new StringBuilder(scope.all());
            for (Column column : columns) {
                String value = random.nextInt(4) == 0 ? "" : any(written(column));
                row.put(column.name(), value.isEmpty() ? "" : column.kind().inSuite(value));
                same.append(" AND ").append(column.quoted());
                same.append(value.isEmpty() ? " IS NULL" : " = " + column.kind().literal(value));
            }
            rows.add(row);
            lacking.add("(NOT EXISTS (SELECT FROM " + table.quoted() + " WHERE " + same + "))::int");
        }
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("rows", rows));
        chosen(arguments, "key", List.of(List.of(key.name())), 2);
        add(
                "contains_rows",
                table,
                arguments,
                scope,
                "SELECT " + String.join(" + ", lacking),
                "SELECT " + rows.size(),
                GeneratedChecks::quoted);
    }

    private void query(GeneratedTable table) {
        String query = "select * from " + table.quoted() + " where " + condition(table);
        Map<String, Object> item = item("failed_rows_sql", Map.of("query", query));
        checks.add(new GeneratedCheck(
                table,
                id(item),
                item,
                "SELECT count(*) FROM (" + query + ") AS q",
                null,
                columns -> "SELECT " + quoted(columns) + " FROM (" + query + ") AS q"));
    }

    private void rowCount(GeneratedTable table) {
        judgedByItself("row_count", Map.of("table", table.written(), "max", random.nextInt(60)), table);
    }

    private void freshness(GeneratedTable table, Column column) {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("column", column.name(), "fail_after", "24h"));
        if (column.kind() != ColumnKind.MOMENT) {
            arguments.put("time_zone", "UTC");
        }
        arguments.put("table", table.written());
        judgedByItself("freshness", arguments, table);
    }

    private void judgedByItself(String type, Map<String, Object> arguments, GeneratedTable table) {
        Map<String, Object> item = item(type, arguments);
        if (random.nextBoolean()) {
            item.put("filter", condition(table));
        }
        checks.add(new GeneratedCheck(table, id(item), item, null, null, GeneratedChecks::quoted));
    }

    /** A check of single rows. */
    private void ofRows(String type, GeneratedTable table, Map<String, Object> arguments, String bad) {
        Scope scope = new Scope(table);
        String failing =
                " FROM " + table.quoted() + " AS " + REFERRING + " WHERE " + scope.all() + " AND (" + bad + ")";
        add(
                type,
                table,
                arguments,
                scope,
                "SELECT count(*)" + failing,
                columns -> "SELECT " + quoted(columns) + failing);
    }

    private void add(
            String type,
            GeneratedTable table,
            Map<String, Object> arguments,
            Scope scope,
            String failing,
            Function<List<String>, String> rows) {
        String examined = "SELECT count(*) FROM " + table.quoted() + " WHERE " + scope.all();
        add(type, table, arguments, scope, failing, examined, rows);
    }

    private void add(
            String type,
            GeneratedTable table,
            Map<String, Object> arguments,
            Scope scope,
            String failing,
            String examined,
            Function<List<String>, String> rows) {
        Map<String, Object> item = item(type, with(arguments, "table", table.written()));
        scope.declare(item);
        chosen(item, "fail_above", List.of("never", "1%", "50%", 0, 3), 6);
        chosen(item, "on_empty", List.of("warn", "pass"), 3);
        chosen(item, "sample", List.of("none", "rows"), 5);
        chosen(item, "prove", List.of("scan"), 6);
        if ("never".equals(item.get("fail_above"))) {
            item.put("warn_above", random.nextBoolean() ? 0 : "10%");
        }
        checks.add(new GeneratedCheck(table, id(item), item, failing, examined, rows));
    }

    private void chosen(Map<String, Object> item, String key, List<Object> values, int seldom) {
        if (random.nextInt(seldom) == 0) {
            item.put(key, any(values));
        }
    }

    private Map<String, Object> item(String type, Map<String, Object> arguments) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", type.replace('_', '-') + "-" + (checks.size() + 1));
        item.put(type, arguments);
        return item;
    }

    private static String id(Map<String, Object> item) {
        return String.valueOf(item.get("id"));
    }

    /** A condition on one column. */
    private String condition(GeneratedTable table) {
        Column column = any(table.columns());
        String name = column.quoted();
        String value = column.kind() == ColumnKind.JSON || random.nextInt(4) == 0 ? "" : any(values(column));
        return value.isEmpty() && column.kind() != ColumnKind.TEXT
                ? name + any(List.of(" IS NOT NULL", " IS NULL"))
                : any(List.of("", "NOT ")) + "(" + name + any(List.of(" = ", " > "))
                        + column.kind().literal(value) + ")";
    }

    /** Which rows a check is about. */
    private final class Scope {

        private String filter = "true";
        private String window = "true";
        private @Nullable String declaredFilter;
        private @Nullable Map<String, Object> declaredWindow;

        Scope(GeneratedTable table) {
            if (random.nextInt(3) == 0) {
                declaredFilter = condition(table);
                filter = "(" + declaredFilter + ")";
            }
            Column column = any(table.columns());
            if (random.nextInt(3) == 0 && !column.kind().marks().isEmpty()) {
                String since = any(column.kind().marks());
                declaredWindow =
                        Map.of("column", column.name(), "since", column.kind().inSuite(since));
                window = column.quoted() + " >= " + column.kind().literal(since);
            }
        }

        String all() {
            return filter + " AND " + window;
        }

        void declare(Map<String, Object> item) {
            if (declaredFilter != null) {
                item.put("filter", declaredFilter);
            }
            if (declaredWindow != null) {
                item.put("window", declaredWindow);
            }
        }
    }

    private static Map<String, Object> ofColumn(Column column) {
        return Map.of("column", column.name());
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(GeneratedTable::quote).collect(Collectors.joining(", "));
    }

    private static String filled(List<Column> columns) {
        return columns.stream().map(column -> column.quoted() + " IS NOT NULL").collect(Collectors.joining(" AND "));
    }

    private static List<String> values(Column column) {
        return column.values().isEmpty() ? column.kind().pool() : column.values();
    }

    private static List<String> written(Column column) {
        return column.kind().written();
    }

    private List<String> some(List<String> values) {
        return GeneratedTable.shuffled(values, random).subList(0, 1 + random.nextInt(values.size()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
