package dev.assay.suite.bind;

import dev.assay.check.Globs;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.yaml.Location;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expansion whose block is kept as YAML until the catalogue says which tables and columns it means. */
public final class PatternExpansion implements Expansion {

    private final Node.Entry entry;
    private final @Nullable TableName table;
    private final List<String> tags;
    private final List<String> except;
    private final BindingContext place;
    private final TableBinder tables;
    private final Values values;
    private final Problems problems;

    /**
     * @param entry the pattern, or the table's name, and its block
     * @param table the one table that it is about; null for a pattern
     * @param tags its own and the suite's
     * @param except the names, or patterns, of tables that it does not mean
     * @param tables binds what was found
     */
    PatternExpansion(
            Node.Entry entry,
            @Nullable TableName table,
            List<String> tags,
            List<String> except,
            BindingContext place,
            TableBinder tables,
            Values values) {
        this.entry = entry;
        this.table = table;
        this.tags = List.copyOf(tags);
        this.except = List.copyOf(except);
        this.place = place;
        this.tables = tables;
        this.values = values;
        this.problems = values.problems();
    }

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public boolean saysAs(Expansion another) {
        return another instanceof PatternExpansion other
                && tags.equals(other.tags)
                && except.equals(other.except)
                && text(shown()).equals(text(other.shown()));
    }

    /** What the suite's own tables and checks do not tell of it. */
    private Node shown() {
        return table == null ? entry.value() : new Node.Mapping(entry.at(), columnPatterns(entry.value()));
    }

    private static String text(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(one -> one.name() + ": " + text(one.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(PatternExpansion::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof Node.Scalar scalar ? scalar.plain() + scalar.text() : "";
    }

    @Override
    public List<String> tags() {
        return tags;
    }

    @Override
    public Location location() {
        return problems.location(
                table == null
                        ? entry.at()
                        : columnPatterns(entry.value()).get(0).at());
    }

    @Override
    public @Nullable TableName table() {
        return table;
    }

    @Override
    public boolean means(TableName name) {
        String plain = name.schema() + "." + name.name();
        return table == null
                && Globs.ofParts(List.of(entry.name())).match(plain)
                && !Globs.ofParts(except).match(plain);
    }

    @Override
    public Expanded expand(Map<TableName, List<String>> found) {
        return expand(found, tables.checks());
    }

    /**
     * The checks that will not be checked when a run begins, since others of their identities are there; as far as the tables and columns
     * tell that are written out. What only the catalogue knows may bring more.
     */
    public static List<CheckDeclaration> clashes(Suite suite) {
        if (suite.expansions().isEmpty()) {
            return List.of();
        }
        CheckBinder rehearsing = of(suite).get(0).tables.checks().rehearsing();
        List<CheckDeclaration> clashes = new ArrayList<>();
        for (PatternExpansion expansion : of(suite)) {
            Map<TableName, List<String>> known = new LinkedHashMap<>();
            for (Suite.Table table : suite.tables()) {
                TableName name = TableName.parse(table.name());
                if (name.equals(expansion.table) || (name.schema() != null && expansion.means(name))) {
                    known.put(
                            name,
                            table.columns().stream()
                                    .map(Suite.Table.Column::name)
                                    .toList());
                }
            }
            expansion.expand(known, rehearsing).tables().stream()
                    .flatMap(table -> table.checks().stream())
                    .filter(check -> check.refusal() != null && check.refusal().fault() == null)
                    .forEach(clashes::add);
        }
        return clashes;
    }

    private static List<PatternExpansion> of(Suite suite) {
        return suite.expansions().stream().map(PatternExpansion.class::cast).toList();
    }

    private Expanded expand(Map<TableName, List<String>> found, CheckBinder into) {
        List<Suite.Table> expanded = new ArrayList<>();
        Set<String> matched = new LinkedHashSet<>();
        for (Map.Entry<TableName, List<String>> one : found.entrySet()) {
            Node.Mapping block = block(one.getValue(), matched);
            Suite.Table bound = block.entries().isEmpty()
                    ? null
                    : tables.expanded(new Node.Entry(entry.at(), one.getKey().toString(), block), place, into);
            if (bound != null && !bound.checks().isEmpty()) {
                expanded.add(bound);
            }
        }
        if (found.isEmpty()) {
            problems.add(
                    entry.at(),
                    "no table of the connection is one of '" + name()
                            + "': write the schema and the name as the database has them, such as app.*");
        } else {
            columnPatterns(entry.value()).stream()
                    .filter(pattern -> !matched.contains(pattern.name()))
                    .forEach(pattern -> problems.add(
                            pattern.at(), "no column of " + name() + " is one of '" + pattern.name() + "'"));
        }
        return new Expanded(expanded, problems.drain());
    }

    /** Whether a block has columns that only the catalogue can tell. */
    static boolean hasColumnPatterns(Node block) {
        return !columnPatterns(block).isEmpty();
    }

    private static List<Node.Entry> columnPatterns(Node block) {
        Node.Entry columns = block instanceof Node.Mapping mapping ? mapping.entry("columns") : null;
        return columns != null && columns.value() instanceof Node.Mapping names
                ? names.entries().stream()
                        .filter(column -> Globs.isOne(column.name()))
                        .toList()
                : List.of();
    }

    /** The names, or patterns, that a pattern of columns does not mean; they have been read before. */
    private List<String> except(Node.Entry column) {
        Node.Entry except = column.value() instanceof Node.Mapping mapping ? mapping.entry("except") : null;
        List<String> names = except == null ? null : values.texts(except.value(), "except", "deleted_at");
        return names == null ? List.of() : names;
    }

    private static Node withoutExcept(Node column) {
        return column instanceof Node.Mapping mapping
                ? new Node.Mapping(
                        mapping.at(),
                        mapping.entries().stream()
                                .filter(key -> !key.name().equals("except"))
                                .toList())
                : column;
    }

    /** The block as it would be written for a table with these columns; of one table what is written out is bound already. */
    private Node.Mapping block(List<String> there, Set<String> matched) {
        List<Node.Entry> keys = new ArrayList<>();
        for (Node.Entry key : ((Node.Mapping) entry.value()).entries()) {
            if (key.name().equals("columns")) {
                List<Node.Entry> columns = columns((Node.Mapping) key.value(), there, matched);
                if (!columns.isEmpty()) {
                    keys.add(new Node.Entry(
                            key.at(), "columns", new Node.Mapping(key.value().at(), columns)));
                }
            } else if (!key.name().equals("except")
                    && !(table != null && key.name().equals("checks"))) {
                keys.add(key);
            }
        }
        boolean says = keys.stream()
                .anyMatch(key -> key.name().equals("columns") || key.name().equals("checks"));
        return new Node.Mapping(entry.value().at(), says ? keys : List.of());
    }

    private List<Node.Entry> columns(Node.Mapping declared, List<String> there, Set<String> matched) {
        List<Node.Entry> columns = new ArrayList<>();
        for (Node.Entry column : declared.entries()) {
            if (!Globs.isOne(column.name())) {
                if (table == null) {
                    columns.add(column);
                }
                continue;
            }
            Globs wanted = Globs.ofParts(List.of(column.name()));
            Globs without = Globs.ofParts(except(column));
            for (String name : there) {
                if (wanted.match(name) && !without.match(name)) {
                    matched.add(column.name());
                    columns.add(new Node.Entry(column.at(), name, withoutExcept(column.value())));
                }
            }
        }
        return columns;
    }
}
