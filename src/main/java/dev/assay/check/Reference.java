package dev.assay.check;

import dev.assay.sql.TableName;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Columns of another table, written {@code schema.table(a, b)}.
 *
 * @param table the table
 * @param columns the columns, at least one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Reference(TableName table, List<String> columns) {

    /**
     * Copies the columns.
     *
     * @param table the table
     * @param columns the columns, at least one
     */
    public Reference {
        columns = List.copyOf(columns);
    }

    /**
     * Parses {@code table(a)} or {@code schema.table(a, b)}.
     *
     * @param text the text, whose blanks around names do not count
     * @return the reference
     * @throws IllegalArgumentException if the text has another form; the message says what is expected
     */
    public static Reference parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open < 1 || !trimmed.endsWith(")")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no reference: write table(column), schema.table(column) or table(a, b)");
        }
        List<String> columns = List.of(
                        trimmed.substring(open + 1, trimmed.length() - 1).split(",", -1))
                .stream()
                .map(String::strip)
                .toList();
        if (columns.contains("")) {
            throw new IllegalArgumentException("'" + text + "' lacks a column between its brackets");
        }
        return new Reference(TableName.parse(trimmed.substring(0, open)), columns);
    }

    @Override
    public String toString() {
        return table + "(" + String.join(", ", columns) + ")";
    }
}
