package dev.assay.connection;

import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalogue has it.
 *
 * @param name its exact name, always with the schema
 * @param columns its columns in their order
 * @param primaryKey the primary key's columns in order; empty where there is none
 * @param estimatedRows the catalogue's guess of its rows; -1 where it has none
 * @param constraints what the database enforces for its rows
 */
public record TableInfo(
        TableName name, List<Column> columns, List<String> primaryKey, long estimatedRows, Constraints constraints) {

    public TableInfo {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * A column of a table.
     *
     * @param name its exact name
     * @param databaseType its type as the database writes it, such as {@code timestamp without time zone}
     * @param type what that means to a check
     */
    public record Column(String name, String databaseType, ValueType type) {}

    /** The column of that name: the exact one, or else the one that unquoted SQL would find (in lower case). */
    public Optional<Column> column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equals(wanted.toLowerCase(java.util.Locale.ROOT)))
                        .findFirst());
    }
}
