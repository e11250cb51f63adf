package dev.assay.database.snowflake;

import dev.assay.database.Classification;
import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Placeholders;
import dev.assay.database.jdbc.ResultColumns;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of tables from Snowflake's INFORMATION_SCHEMA (its page "COLUMNS view").
 *
 * @param cancellation cancels the reading
 */
record SnowflakeColumns(Cancellation cancellation) {

    private static final String COLUMNS =
            "SELECT * FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA IN (%s) AND TABLE_NAME IN (%s)"
                    + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION";

    /** Types whose values contain other values, or are not comparable. */
    private static final Set<String> COMPLEX =
            Set.of("VARIANT", "OBJECT", "ARRAY", "MAP", "GEOGRAPHY", "GEOMETRY", "VECTOR", "FILE");

    /**
     * A column.
     *
     * @param written its type as Snowflake writes it
     * @param said what its comment says of its confidentiality
     */
    record Described(String name, String written, ValueType type, boolean nullable, Classification said) {}

    Map<TableName, List<Described>> of(Set<TableName> tables, Connection session)
            throws SQLException, DatabaseException {
        Set<String> schemas =
                tables.stream().map(table -> String.valueOf(table.schema())).collect(Collectors.toSet());
        Set<String> names = tables.stream().map(TableName::name).collect(Collectors.toSet());
        Map<TableName, List<Described>> columns = new HashMap<>();
        try (PreparedStatement statement =
                session.prepareStatement(COLUMNS.formatted(Placeholders.of(schemas), Placeholders.of(names)))) {
            Placeholders.bind(statement, names, Placeholders.bind(statement, schemas, 1));
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                ResultColumns labels = ResultColumns.of(found);
                while (found.next()) {
                    columns.computeIfAbsent(
                                    new TableName(found.getString("TABLE_SCHEMA"), found.getString("TABLE_NAME")),
                                    table -> new ArrayList<>())
                            .add(described(found, labels));
                }
            }
        }
        return columns;
    }

    private static Described described(ResultSet found, ResultColumns labels) throws SQLException {
        String base = found.getString("DATA_TYPE").toUpperCase(Locale.ROOT);
        String scale = found.getString("NUMERIC_SCALE");
        String precision = found.getString("NUMERIC_PRECISION");
        String length = found.getString("CHARACTER_MAXIMUM_LENGTH");
        String written = switch (base) {
            case "NUMBER" -> precision == null ? base : "NUMBER(" + precision + "," + scale + ")";
            case "TEXT" -> length == null ? "VARCHAR" : "VARCHAR(" + length + ")";
            default -> base;
        };
        return new Described(
                found.getString("COLUMN_NAME"),
                written,
                type(base, scale),
                !"NO".equals(found.getString("IS_NULLABLE")),
                Classification.ofComment(labels.text(found, "COMMENT")));
    }

    private static ValueType type(String base, @Nullable String scale) {
        return switch (base) {
            case "NUMBER" -> "0".equals(scale) ? ValueType.INTEGER : ValueType.DECIMAL;
            case "DECFLOAT" -> ValueType.DECIMAL;
            case "FLOAT", "DOUBLE", "REAL" -> ValueType.FLOAT;
            case "TEXT", "VARCHAR", "CHAR", "STRING" -> ValueType.TEXT;
            case "BOOLEAN" -> ValueType.BOOLEAN;
            case "DATE" -> ValueType.DATE;
            case "TIMESTAMP_NTZ" -> ValueType.TIMESTAMP;
            case "TIMESTAMP_LTZ", "TIMESTAMP_TZ" -> ValueType.TIMESTAMP_TZ;
            default -> COMPLEX.contains(base) ? ValueType.COMPLEX : ValueType.OTHER;
        };
    }
}
