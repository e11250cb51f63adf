package dev.assay.database.embedded;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.KeySpec.required;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.text;

import dev.assay.sql.TableName;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code load} of an embedded connection. */
final class LoadBinder {

    private static final KeySpecs KEYS = KeySpecs.of(
            required("table", "The table to create.", text()),
            required("from", "The CSV file; the path is relative to connections.yaml and may end in .gz.", text()),
            optional("null_as", "The unquoted text that means null.", text()).byDefault("the empty text"),
            optional(
                    "columns",
                    "SQL types by column; the other columns are text.",
                    object("type", "object", "additionalProperties", text())));

    static final KeySpec LOAD = required(
                    "load",
                    "The tables to create, each filled from a file.",
                    object("type", "array", "minItems", 1, "items", KEYS.schema()))
            .parts(KEYS);

    /** The syntax of a column's type, which is written unchanged into a CREATE TABLE. */
    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_ ]*(\\([0-9]+(, ?[0-9]+)?\\))?( with(out)? time zone)?(\\[])?");

    private final Values values;
    private final Problems problems;
    private final Path file;

    LoadBinder(Values values, Path file) {
        this.values = values;
        this.problems = values.problems();
        this.file = file;
    }

    /** Reads the tables; null if something is invalid or variables have no values. */
    @Nullable
    List<EmbeddedSettings.Load> bind(Node load) {
        if (!(load instanceof Node.Sequence)) {
            values.unexpected(load, "load", "a list of tables, such as - {table: flights, from: data/flights.csv}");
            return null;
        }
        return values.list(load, "load", this::one);
    }

    private EmbeddedSettings.@Nullable Load one(Node node) {
        Keys keys = Keys.of(node, problems, "an item of load", "{table: flights, from: data/flights.csv}", KEYS);
        if (keys == null) {
            return null;
        }
        Node tableNode = keys.required("table", "flights");
        TableName table = tableNode == null ? null : values.parsed(tableNode, "table", "flights", TableName::parse);
        Node fromNode = keys.required("from", "data/flights.csv");
        Path from = fromNode == null ? null : from(fromNode);
        Node nullNode = keys.get("null_as");
        String nullAs = nullNode == null ? null : values.text(nullNode, "null_as", "NA");
        Map<String, String> columns = new LinkedHashMap<>();
        keys.ifThere("columns", types -> columns(types, columns));
        return table == null || from == null
                ? null
                : new EmbeddedSettings.Load(table, from, nullAs, Map.copyOf(columns));
    }

    private @Nullable Path from(Node node) {
        String text = values.text(node, "from", "data/flights.csv");
        if (text == null) {
            return null;
        }
        Path from;
        try {
            from = file.resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            problems.add(node.at(), "'from' is no path: write it as in data/flights.csv");
            return null;
        }
        if (values.fillsIn() && !Files.isRegularFile(from)) {
            problems.add(
                    node.at(), "'from' names no file: the path is relative to " + file.getFileName() + ", so check it");
            return null;
        }
        return from;
    }

    private void columns(Node node, Map<String, String> columns) {
        if (!(node instanceof Node.Mapping mapping)) {
            values.unexpected(node, "columns", "a mapping of column names and SQL types, such as {year: integer}");
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            String type = values.text(entry.value(), entry.name(), "integer");
            if (type != null && !TYPE.matcher(type).matches()) {
                problems.add(
                        entry.value().at(),
                        "'" + entry.name()
                                + "' has no SQL type: write one such as integer, numeric(10, 2) or timestamptz");
            } else if (type != null) {
                columns.put(entry.name(), type);
            }
        }
    }
}
