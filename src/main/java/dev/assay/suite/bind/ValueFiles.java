package dev.assay.suite.bind;

import dev.assay.text.CsvFile;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Typing;
import dev.assay.yaml.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of values and rows, from the suite itself or from a CSV file beside it. */
final class ValueFiles {

    static final List<String> KEYS = List.of("file", "column");

    /** All values of a list stand in one statement, whose length databases limit. */
    private static final int MOST_VALUES = 5_000;

    /** Rows are sent with a statement; more of them belong in a table. */
    private static final int MOST_ROWS = 100_000;

    private final Values values;
    private final Problems problems;
    private final NamedFiles files;

    ValueFiles(Values values, NamedFiles files) {
        this.files = files;
        this.values = values;
        this.problems = values.problems();
    }

    /** The values of one column of a file, without the empty ones; null where something is wrong, which is then reported. */
    @Nullable
    List<Object> column(Node node, String key) {
        Keys keys = Keys.of(node, problems, "'" + key + "' from a file", "{file: codes.csv, column: code}", KEYS);
        Node fileNode = keys == null ? null : keys.required("file", "codes.csv");
        Node columnNode = keys == null ? null : keys.get("column");
        if (fileNode == null || (columnNode != null && values.text(columnNode, "column", "code") == null)) {
            return null;
        }
        List<Map<String, Object>> rows = rows(fileNode, "file", MOST_VALUES);
        if (rows == null) {
            return null;
        }
        List<String> names = List.copyOf(rows.get(0).keySet());
        String name = columnNode == null ? names.get(0) : values.text(columnNode, "column", "code");
        if (columnNode == null ? names.size() > 1 : !names.contains(name)) {
            // no name of a column is shown: a file that is no CSV has something else in its first line
            problems.add(
                    columnNode == null ? fileNode.at() : columnNode.at(),
                    columnNode == null
                            ? "this file has " + names.size() + " columns: say by 'column' which one is meant"
                            : "this file has no such column: write one that its first line names");
            return null;
        }
        List<Object> found = rows.stream()
                .map(row -> row.getOrDefault(name, ""))
                .filter(value -> !value.equals(""))
                .toList();
        if (found.isEmpty()) {
            problems.add(fileNode.at(), "the column of this file has no value: put one into it");
            return null;
        }
        return found;
    }

    /**
     * Rows by column, from a list of mappings in the suite or from a file. Values are String, BigDecimal or Boolean; an empty
     * value of a file and a null of the suite become the empty text.
     *
     * @return null where something is wrong, which is then reported
     */
    @Nullable
    List<Map<String, Object>> rows(Node node, String key) {
        return rows(node, key, MOST_ROWS);
    }

    private @Nullable List<Map<String, Object>> rows(Node node, String key, int most) {
        if (node instanceof Node.Sequence) {
            List<Map<String, Object>> written = values.list(node, key, item -> row(item, key));
            if (written != null
                    && written.stream()
                            .anyMatch(row -> !row.keySet().equals(written.get(0).keySet()))) {
                problems.add(node.at(), "the rows of '" + key + "' have different columns: give each row the same");
                return null;
            }
            return written;
        }
        String text = values.text(node, key, "expected.csv, or a list of rows");
        return text == null ? null : read(node, text, most);
    }

    private @Nullable Map<String, Object> row(Node node, String key) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            values.unexpected(node, key, "rows of columns and values, such as {code: FR, name: France}");
            return null;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            boolean isNull = entry.value() instanceof Node.Scalar scalar && scalar.isNull();
            Object value = isNull ? "" : values.scalar(entry.value(), entry.name(), "a value, such as France");
            if (value == null) {
                return null;
            }
            row.put(entry.name(), value);
        }
        return row;
    }

    private @Nullable List<Map<String, Object>> read(Node node, String name, int most) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (InputStream content = files.open(name)) {
            for (Map<String, String> found : CsvFile.rows(content, most + 1)) {
                Map<String, Object> row = new LinkedHashMap<>();
                found.forEach((column, value) -> row.put(column, Typing.exact(value)));
                rows.add(row);
            }
        } catch (NamedFiles.RefusedException e) {
            problems.add(node.at(), e.why());
            return null;
        } catch (NoSuchFileException e) {
            problems.add(
                    node.at(),
                    "there is no file " + name + ": its path is relative to the suite's folder, so check it");
            return null;
        } catch (IOException e) {
            problems.add(node.at(), "the file " + name + " cannot be read as CSV in UTF-8: repair it");
            return null;
        }
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).keySet().equals(rows.get(0).keySet())) {
                problems.add(
                        node.at(),
                        "row " + (i + 1) + " of the file " + name
                                + " has other columns than its first line names: give it a value for each");
                return null;
            }
        }
        if (rows.isEmpty() || rows.size() > most) {
            problems.add(
                    node.at(),
                    rows.isEmpty()
                            ? "the file " + name + " has no row below its first line, which names the columns: add some"
                            : "the file " + name + " has more than " + most
                                    + " rows: load it as a table, and use references or set_equality");
            return null;
        }
        return rows;
    }
}
