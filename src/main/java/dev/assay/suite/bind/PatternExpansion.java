package dev.assay.suite.bind;

import dev.assay.check.Globs;
import dev.assay.database.Classification;
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

/** A block with a pattern, kept as YAML until the catalogue tells which tables and columns match. */
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
     * @param entry a pattern of tables, or one table's name, with its block
     * @param table the table whose columns are patterns; null for a pattern of tables
     * @param tags tags of the block and of the suite
     * @param except tables, or patterns of tables, to leave out
     * @param tables binds the block for each table that was found
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
    public String says() {
        return name() + ": " + text(shown()) + ", tags " + tags + ", except " + except;
    }

    /** The part of the block that the suite's tables do not show already. */
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
    public Classification classification(String column) {
        Classification said = Classification.NONE;
        Node.Entry columns = entry.value() instanceof Node.Mapping block ? block.entry("columns") : null;
        if (columns != null && columns.value() instanceof Node.Mapping declared) {
            for (Node.Entry one : declared.entries()) {
                if (Globs.ofParts(List.of(one.name())).match(column)
                        && !Globs.ofParts(except(one)).match(column)) {
                    said = said.and(ClassificationBinder.of(one.value()));
                }
            }
        }
        return said;
    }

    @Override
    public List<String> key() {
        return entry.value() instanceof Node.Mapping block ? tables.key(block.entry("key")) : List.of();
    }

    @Override
    public Expanded expand(Map<TableName, List<String>> found) {
        return expand(found, tables.checks());
    }

    /**
     * Checks of patterns that a run will refuse, since the suite has a check of the same key. Only the tables and columns
     * that the suite itself names are tried; the catalogue may bring more.
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
                    : tables.expanded(new Node.Entry(entry.at(), one.getKey().toString(), block), place, says(), into);
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

    /** Whether a table's block has patterns of columns. */
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

    /** Columns, or patterns of columns, to leave out; their problems were reported when the suite was read. */
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

    /**
     * The block as its author would write it for a table with these columns. For a single table it holds only what the patterns
     * bring: the rest is bound already.
     */
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
