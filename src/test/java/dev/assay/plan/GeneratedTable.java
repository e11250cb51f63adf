package dev.assay.plan;

import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that chance made.
 *
 * @param name its name, to be found without its schema
 * @param columns its columns: first a number that is most often unique, then one that refers to such a number
 * @param script what makes it and fills it
 */
record GeneratedTable(String name, List<Column> columns, String script) {

    private static final List<String> NAMES =
            List.of("t", "t0", "t1", "Odd table", "quo\"te", "order", "dot.ted", "rows", "expected");
    private static final List<String> COLUMN_NAMES = List.of(
            "id",
            "rows",
            "surplus",
            "keys",
            "all_rows",
            "all_values",
            "failed1",
            "failed2",
            "new",
            "m1",
            "t",
            "a b",
            "quo\"te",
            "UPPER",
            "upper",
            "a, b",
            "a",
            "b",
            "select",
            "ünïcode",
            "duplicated_keys",
            "n",
            "k1",
            "expected");
    private static final List<Integer> SIZES = List.of(0, 1, 4, 12, 12, 40, 40, 200);
    private static final int LARGE = 1_500;
    private static final double LARGE_ONES = 0.02;

    /** A column; its values are some of the kind's. */
    record Column(String name, ColumnKind kind, List<String> values) {

        /** Its name in SQL. */
        String quoted() {
            return quote(name);
        }
    }

    static List<GeneratedTable> some(Random random, int tables) {
        List<String> names = shuffled(NAMES, random);
        List<GeneratedTable> made = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            made.add(one(names.get(i), random));
        }
        return made;
    }

    private static GeneratedTable one(String name, Random random) {
        List<String> names = shuffled(COLUMN_NAMES, random);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(names.get(0), ColumnKind.SERIAL, List.of()));
        columns.add(new Column(names.get(1), ColumnKind.SERIAL, List.of()));
        for (ColumnKind kind : shuffled(List.of(ColumnKind.values()), random).subList(0, 4 + random.nextInt(3))) {
            List<String> values = shuffled(kind.pool(), random);
            columns.add(
                    new Column(names.get(columns.size()), kind, values.subList(0, 1 + random.nextInt(values.size()))));
        }
        int rows = random.nextDouble() < LARGE_ONES ? LARGE : SIZES.get(random.nextInt(SIZES.size()));
        String head = "CREATE TABLE " + quote(name) + " ("
                + columns.stream()
                        .map(column -> column.quoted() + " " + column.kind().type())
                        .collect(Collectors.joining(", "))
                + ")";
        return new GeneratedTable(
                name, columns, head + parts(name, columns.get(0), random) + filled(name, columns, rows, random));
    }

    /** Some are partitioned. */
    private static String parts(String name, Column key, Random random) {
        String part = "CREATE TABLE %s PARTITION OF " + quote(name) + " %s;\n";
        return switch (random.nextInt(8)) {
            case 0 ->
                " PARTITION BY HASH (" + key.quoted() + ");\n"
                        + part.formatted(quote(name + " 1"), "FOR VALUES WITH (MODULUS 2, REMAINDER 0)")
                        + part.formatted(quote(name + " 2"), "FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
            case 1 ->
                " PARTITION BY RANGE (" + key.quoted() + ");\n"
                        + part.formatted(quote(name + " low"), "FOR VALUES FROM (MINVALUE) TO (5)")
                        + part.formatted(quote(name + " rest"), "DEFAULT");
            default -> ";\n";
        };
    }

    private static String filled(String name, List<Column> columns, int rows, Random random) {
        if (rows == 0) {
            return "";
        }
        boolean repeated = random.nextInt(3) == 0;
        int referred = 1 + random.nextInt(rows + 2);
        double[] nulls = columns.stream()
                .mapToDouble(column -> random.nextBoolean() ? 0 : random.nextInt(10) == 0 ? 1 : 0.2)
                .toArray();
        List<String> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                List<String> pool = columns.get(i).values();
                String value = i == 0
                        ? String.valueOf(repeated ? 1 + random.nextInt(rows) : row)
                        : i == 1 ? String.valueOf(1 + random.nextInt(referred)) : pool.get(random.nextInt(pool.size()));
                boolean isNull = random.nextDouble() < nulls[i] && (i > 0 || repeated);
                values.add(isNull ? "NULL" : "'" + value.replace("'", "''") + "'");
            }
            lines.add("(" + String.join(", ", values) + ")");
        }
        return "INSERT INTO " + quote(name) + " VALUES\n" + String.join(",\n", lines) + ";\n";
    }

    /** The column of that name; null where there is none, as for what a query counts. */
    @Nullable
    Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Its name in SQL. */
    String quoted() {
        return quote(name);
    }

    /** Its name in a suite. */
    String written() {
        return new TableName(null, name).toString();
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
