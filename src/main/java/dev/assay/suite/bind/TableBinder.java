package dev.assay.suite.bind;

import dev.assay.check.Globs;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Contract;
import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table's block: its columns with their checks, and its own checks. */
final class TableBinder {

    static final List<String> KEYS = List.of(
            "description", "tags", "filter", "window", "partition", "sample", "key", "exact", "columns", "checks");
    static final List<String> COLUMN_KEYS =
            List.of("description", "classification", "personal_data", "type", "nullable", "checks");
    static final List<String> PATTERN_COLUMN_KEYS =
            List.of("description", "classification", "personal_data", "except", "checks");

    private final Values values;
    private final Problems problems;
    private final FilterBinder filters;
    private final CheckBinder checks;
    private final List<Expansion> expansions = new ArrayList<>();
    private final CommonKeys common;
    private final ContractChecks contracts;

    TableBinder(Values values, FilterBinder filters, CheckBinder checks, @Nullable Contract contract) {
        this.values = values;
        this.problems = values.problems();
        this.filters = filters;
        this.checks = checks;
        this.common = new CommonKeys(values);
        this.contracts = new ContractChecks(values, contract);
    }

    /** The table; null where nothing of it can be read. Its patterns of columns are added to {@link #expansions()}. */
    Suite.@Nullable Table bind(Node.Entry table, BindingContext suite) {
        TableName name = name(table);
        if (name != null && Globs.isOne(table.name())) {
            problems.add(table.at(), "'" + table.name() + "' is a pattern: put it under 'for', beside 'tables'");
            return null;
        }
        Suite.Table bound = name == null ? null : bind(table, name, suite, KEYS, checks);
        if (bound != null && PatternExpansion.hasColumnPatterns(table.value())) {
            expansions.add(new PatternExpansion(table, name, bound.tags(), List.of(), suite, this, values));
        }
        return bound;
    }

    /** A block that {@link PatternExpansion} wrote out for one table; {@code pattern} is what it says. */
    Suite.@Nullable Table expanded(Node.Entry table, BindingContext suite, String pattern, CheckBinder into) {
        BindingContext place =
                new BindingContext(null, null, null, false, null, pattern, suite.tags(), suite.defaults());
        TableName name = name(table);
        return name == null ? null : bind(table, name, place, KEYS, into);
    }

    /** Reads a pattern's block as if it were a table's, to report its problems. */
    Suite.@Nullable Table tried(Node.Entry pattern, TableName name, BindingContext suite, List<String> known) {
        return bind(pattern, name, suite, known, checks.aside());
    }

    /** The binder of the checks, which knows their keys. */
    CheckBinder checks() {
        return checks;
    }

    /** The patterns of columns of the tables so far. */
    List<Expansion> expansions() {
        return List.copyOf(expansions);
    }

    private Suite.@Nullable Table bind(
            Node.Entry table, TableName name, BindingContext suite, List<String> known, CheckBinder into) {
        Keys keys =
                Keys.of(table.value(), problems, "the table " + table.name(), "checks: [row_count: {min: 1}]", known);
        if (keys == null) {
            return null;
        }
        if (keys.mapping().entries().isEmpty()) {
            problems.add(table.at(), "the table " + table.name() + " declares nothing: give it columns or checks");
        }
        Set<String> allTags = new LinkedHashSet<>(suite.tags());
        allTags.addAll(common.tags(keys.mapping().entry("tags")));
        Node filterNode = keys.get("filter");
        Fragment filter = filterNode == null ? null : filters.bind(filterNode);
        Node description = keys.get("description");
        String described =
                description == null ? null : values.text(description, "description", "Every departure in 2013");
        BindingContext place = new BindingContext(
                name,
                null,
                filter,
                filterNode != null,
                described,
                suite.pattern(),
                List.copyOf(allTags),
                common.defaults(keys.mapping(), Defaults.OF_TABLE).over(suite.defaults()));
        List<CheckDeclaration> all = new ArrayList<>();
        all.addAll(contracts.ofTable(keys, place, into));
        List<Suite.Table.Column> named = new ArrayList<>();
        keys.ifThere("columns", columns -> columns(columns, place, into, named, all));
        keys.ifThere("checks", own -> all.addAll(into.bindAll(own, place)));
        return new Suite.Table(
                table.name(),
                described,
                List.copyOf(allTags),
                named,
                key(keys.mapping().entry("key")),
                all,
                problems.location(table.at()));
    }

    /** The name of a table; null where it is none, which is then reported. */
    @Nullable
    TableName name(Node.Entry table) {
        if (Variables.in(table.name())) {
            problems.add(table.at(), "a variable cannot stand in a key: write the table's name");
            return null;
        }
        try {
            return TableName.parse(table.name());
        } catch (IllegalArgumentException e) {
            problems.add(table.at(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The columns that identify a row for people; empty where nothing is said, or what is said is wrong. */
    List<String> key(Node.@Nullable Entry entry) {
        List<String> columns = entry == null ? null : values.texts(entry.value(), "key", "order_id");
        return columns == null ? List.of() : columns;
    }

    private void columns(
            Node node,
            BindingContext place,
            CheckBinder into,
            List<Suite.Table.Column> named,
            List<CheckDeclaration> all) {
        if (!(node instanceof Node.Mapping columns)) {
            values.unexpected(node, "columns", "a mapping of column names, such as tailnum: [not_null]");
            return;
        }
        if (columns.entries().isEmpty()) {
            problems.add(
                    node.at(), "these columns are empty: name one, such as tailnum: [not_null], or remove the key");
        }
        for (Node.Entry column : columns.entries()) {
            if (Variables.in(column.name()) || column.name().isBlank()) {
                problems.add(column.at(), "this is not a column name: a key holds no variable and is not empty");
                continue;
            }
            if (Globs.isOne(column.name())) {
                column(column, place.in(column.name()), PATTERN_COLUMN_KEYS, checks.aside(), new ArrayList<>());
            } else {
                named.add(new Suite.Table.Column(
                        column.name(), ClassificationBinder.of(column.value()), problems.location(column.at())));
                column(column, place.in(column.name()), COLUMN_KEYS, into, all);
            }
        }
    }

    private void column(
            Node.Entry column, BindingContext place, List<String> known, CheckBinder into, List<CheckDeclaration> all) {
        if (column.value() instanceof Node.Sequence) {
            all.addAll(into.bindAll(column.value(), place));
            return;
        }
        Keys keys = Keys.of(
                column.value(),
                problems,
                "the column " + column.name(),
                column.name() + ": [not_null] or " + column.name() + ": {checks: [not_null]}",
                known);
        if (keys == null) {
            return;
        }
        if (keys.mapping().entries().isEmpty()) {
            problems.add(
                    column.at(), "the column " + column.name() + " declares nothing: give it checks, or remove it");
        }
        keys.ifThere("description", text -> values.text(text, "description", "The aircraft's registration"));
        keys.ifThere("classification", word -> values.word(word, "classification", ClassificationBinder.LEVELS));
        keys.ifThere("personal_data", word -> values.word(word, "personal_data", ClassificationBinder.PERSONAL));
        all.addAll(contracts.ofColumn(keys, place, into));
        keys.ifThere("checks", own -> all.addAll(into.bindAll(own, place)));
        keys.ifThere("except", names -> values.texts(names, "except", "deleted_at"));
    }
}
