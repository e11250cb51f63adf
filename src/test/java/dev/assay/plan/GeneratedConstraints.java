package dev.assay.plan;

import static dev.assay.plan.GeneratedTable.shuffled;

import dev.assay.plan.GeneratedTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Constraints and indexes for tables that are filled: those that the rows satisfy, and the server knows, come to be. Some of
 * them look as if they proved a rule, and do not.
 */
final class GeneratedConstraints {

    private final Random random;
    private final List<GeneratedTable> tables;

    GeneratedConstraints(Random random, List<GeneratedTable> tables) {
        this.random = random;
        this.tables = tables;
    }

    /** A script that tries them. */
    String script() {
        StringBuilder script = new StringBuilder();
        for (GeneratedTable table : tables) {
            List<String> all = new ArrayList<>();
            Column key = table.columns().get(0);
            all.add(add("PRIMARY KEY (" + key.quoted() + ")"));
            all.add(add("UNIQUE (" + key.quoted() + ")"));
            all.add(add(foreignKey(table.columns().get(1))));
            for (int i = 0; i < 4; i++) {
                all.add(one(table));
            }
            shuffled(all, random)
                    .subList(0, random.nextInt(all.size()))
                    .forEach(statement -> script.append(attempt(statement.replace("{table}", table.quoted()))));
        }
        return script.toString();
    }

    private String one(GeneratedTable table) {
        Column column = any(table.columns());
        Column other = any(table.columns());
        String name = column.quoted();
        String value = column.values().isEmpty() ? "1" : any(column.values());
        String literal = column.kind().literal(value);
        return switch (random.nextInt(16)) {
            case 0, 1 -> "ALTER TABLE {table} ALTER COLUMN " + name + " SET NOT NULL";
            case 2 -> add("CHECK (" + name + " IS NOT NULL)");
            case 3 -> add("NOT NULL " + name + " NOT VALID");
            case 4 -> add("UNIQUE (" + name + ", " + other.quoted() + ")");
            case 5 -> add("UNIQUE (" + name + ") DEFERRABLE INITIALLY DEFERRED");
            case 6 -> add("UNIQUE NULLS NOT DISTINCT (" + name + ", " + other.quoted() + ")");
            case 7 -> index("(" + name + ") WHERE " + name + " > " + literal);
            case 8 -> index("(lower(" + name + "::text))");
            case 9 -> index("(" + name + " COLLATE \"C\")");
            case 10 -> index("(" + name + ") INCLUDE (" + other.quoted() + ")");
            case 11 -> add("CHECK (" + name + " >= " + literal + ")" + anyOf("", " NOT VALID", " NOT ENFORCED"));
            case 12 -> add("CHECK (" + name + " IN (" + literal + ", NULL))");
            case 13 ->
                add("CHECK (" + name + " = ANY (ARRAY[" + literal + ", "
                        + column.kind().literal(any(values(column))) + "]))");
            case 14 -> add(foreignKey(column) + anyOf("", " NOT VALID", " NOT ENFORCED"));
            default ->
                add("CHECK (" + name + " BETWEEN " + literal + " AND "
                        + column.kind().literal(any(values(column))) + ")");
        };
    }

    private String foreignKey(Column column) {
        return "FOREIGN KEY (" + column.quoted() + ") REFERENCES " + any(tables).quoted() + anyOf("", " MATCH FULL");
    }

    private static List<String> values(Column column) {
        return column.kind().pool();
    }

    private static String add(String constraint) {
        return "ALTER TABLE {table} ADD " + constraint;
    }

    private static String index(String of) {
        return "CREATE UNIQUE INDEX ON {table} " + of;
    }

    /** A statement that may fail, even in its grammar. */
    static String attempt(String statement) {
        return "DO $do$ BEGIN EXECUTE $sql$" + statement
                + "$sql$; SET CONSTRAINTS ALL IMMEDIATE; EXCEPTION WHEN OTHERS THEN NULL; END $do$;\n";
    }

    private String anyOf(String... texts) {
        return any(List.of(texts));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
