package dev.assay.database.postgresql;

import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan of a statement, as {@link #EXPLAIN} shows it.
 *
 * @param cost the planner's estimated total cost
 * @param nodes those that read a table
 * @param foreign the foreign tables that it reads, which lie on other servers
 */
record QueryPlan(double cost, List<Reads> nodes, List<String> foreign) {

    /** The prefix that makes a statement show its plan. VERBOSE adds the schemas. */
    static final String EXPLAIN = "EXPLAIN (FORMAT JSON, VERBOSE) ";

    /** A column is written with its table's alias. */
    private static final String COLUMN = "\\.(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)\\)?(?:::[a-z ]+)? (=|<|<=|>|>=) ";

    /**
     * A node that reads a table.
     *
     * @param table the table
     * @param rows the estimated number of rows that it gives on
     * @param compared the columns of a scan of the whole table that its condition compares, as SQL writes them: those that must equal
     *     something first; none for other nodes
     */
    record Reads(TableName table, double rows, List<String> compared) {

        /** The index that would find the rows of a whole table's scan. */
        String index() {
            String name = table.name() + "_" + String.join("_", compared).replace("\"", "") + "_idx";
            return "CREATE INDEX CONCURRENTLY " + Dialect.quoted(shortened(name)) + " ON "
                    + Dialect.quoted(Objects.requireNonNull(table.schema())) + "." + Dialect.quoted(table.name()) + " ("
                    + String.join(", ", compared) + ")";
        }

        /** PostgreSQL cuts names to 63 bytes. */
        private static String shortened(String name) {
            return name.length() > 60 ? name.substring(0, 56) + "_idx" : name;
        }
    }

    /** Reads the answer of {@link #EXPLAIN}. */
    static QueryPlan read(String json) {
        JsonNode plan = JsonMapper.shared().readTree(json).path(0).path("Plan");
        List<Reads> nodes = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        collect(plan, nodes, foreign);
        return new QueryPlan(plan.path("Total Cost").asDouble(), nodes, foreign);
    }

    private static void collect(JsonNode node, List<Reads> nodes, List<String> foreign) {
        JsonNode name = node.path("Relation Name");
        if (name.isString() && node.path("Schema").isString()) {
            nodes.add(new Reads(
                    new TableName(node.path("Schema").asString(), name.asString()),
                    node.path("Plan Rows").asDouble(),
                    node.path("Node Type").asString().equals("Seq Scan") ? compared(node) : List.of()));
        }
        if (node.path("Node Type").asString("").equals("Foreign Scan")) {
            foreign.add(
                    name.isString() ? name.asString() : node.path("Relations").asString("tables of another server"));
        }
        node.path("Plans").forEach(child -> collect(child, nodes, foreign));
    }

    private static List<String> compared(JsonNode node) {
        Set<String> equal = new LinkedHashSet<>();
        Set<String> ranges = new LinkedHashSet<>();
        String alias = node.path("Alias").asString();
        Matcher column = Pattern.compile("(?<![A-Za-z0-9_$\"])"
                        + Pattern.quote(alias.matches("[a-z_][a-z0-9_$]*") ? alias : Dialect.quoted(alias)) + COLUMN)
                .matcher(node.path("Filter").asString(""));
        while (column.find()) {
            (column.group(2).equals("=") ? equal : ranges).add(column.group(1));
        }
        // an index serves any number of equalities, and then one range
        ranges.stream().filter(one -> !equal.contains(one)).findFirst().ifPresent(equal::add);
        return List.copyOf(equal);
    }
}
