package dev.assay.suite;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table's block: its columns with their checks, and its own checks. */
final class TableBinder {

    static final List<String> KEYS = List.of("description", "tags", "filter", "window", "sample", "columns", "checks");
    static final List<String> COLUMN_KEYS = List.of("description", "classification", "checks");

    private final Values values;
    private final Problems problems;
    private final FilterBinder filters;
    private final CheckBinder checks;
    private final CommonKeys common;

    TableBinder(Values values, FilterBinder filters, CheckBinder checks) {
        this.values = values;
        this.problems = values.problems();
        this.filters = filters;
        this.checks = checks;
        this.common = new CommonKeys(values);
    }

    /** The table; null where nothing of it can be read. */
    Suite.@Nullable Table bind(Node.Entry table, Place suite) {
        TableName name = name(table);
        Keys keys =
                Keys.of(table.value(), problems, "the table " + table.name(), "checks: [row_count: {min: 1}]", KEYS);
        if (name == null || keys == null) {
            return null;
        }
        if (keys.mapping().entries().isEmpty()) {
            problems.add(table.at(), "the table " + table.name() + " declares nothing: give it columns or checks");
        }
        Set<String> allTags = new LinkedHashSet<>(suite.tags());
        allTags.addAll(common.tags(keys.mapping().entry("tags")));
        Node filterNode = keys.get("filter");
        Fragment filter = filterNode == null ? null : filters.bind(filterNode);
        Place place = new Place(
                name,
                null,
                filter,
                filterNode != null,
                List.copyOf(allTags),
                common.defaults(keys.mapping(), Defaults.OF_TABLE).over(suite.defaults()));
        Node description = keys.get("description");
        List<CheckDeclaration> all = new ArrayList<>();
        keys.ifThere("columns", columns -> columns(columns, place, all));
        keys.ifThere("checks", own -> all.addAll(checks.bindAll(own, place)));
        return new Suite.Table(
                table.name(),
                description == null ? null : values.text(description, "description", "Every departure in 2013"),
                List.copyOf(allTags),
                all,
                problems.location(table.at()));
    }

    private @Nullable TableName name(Node.Entry table) {
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

    private void columns(Node node, Place place, List<CheckDeclaration> all) {
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
                problems.add(column.at(), "this is no column name: a key holds no variable and is not empty");
                continue;
            }
            column(column, place.in(column.name()), all);
        }
    }

    private void column(Node.Entry column, Place place, List<CheckDeclaration> all) {
        if (column.value() instanceof Node.Sequence) {
            all.addAll(checks.bindAll(column.value(), place));
            return;
        }
        Keys keys = Keys.of(
                column.value(),
                problems,
                "the column " + column.name(),
                column.name() + ": [not_null] or " + column.name() + ": {checks: [not_null]}",
                COLUMN_KEYS);
        if (keys == null) {
            return;
        }
        if (keys.mapping().entries().isEmpty()) {
            problems.add(
                    column.at(), "the column " + column.name() + " declares nothing: give it checks, or remove it");
        }
        keys.ifThere("description", text -> values.text(text, "description", "The aircraft's registration"));
        keys.ifThere("classification", text -> values.text(text, "classification", "internal"));
        keys.ifThere("checks", own -> all.addAll(checks.bindAll(own, place)));
    }
}
