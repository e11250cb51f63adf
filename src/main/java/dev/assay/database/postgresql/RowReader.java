package dev.assay.database.postgresql;

import dev.assay.database.Rows;
import dev.assay.database.jdbc.JdbcRows;
import dev.assay.sql.InfiniteTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Converts PostgreSQL's results to {@link Rows}. */
final class RowReader {

    private RowReader() {}

    static Rows read(ResultSet answer, int maxRows) throws SQLException {
        return JdbcRows.read(answer, maxRows, RowReader::value);
    }

    private static @Nullable Object value(ResultSet answer, int column, String type) throws SQLException {
        String text = answer.getString(column);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "date", "timestamp", "timestamptz" -> time(answer, column, type, text);
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> answer.getLong(column);
            case "numeric" -> number(text);
            case "float4" -> Float.valueOf(text);
            case "float8" -> Double.valueOf(text);
            case "bpchar" -> unpadded(text);
            case "bool" -> answer.getBoolean(column);
            default -> text;
        };
    }

    /**
     * Removes the trailing blanks of a character(n), which are not part of the value: PostgreSQL's page "Character
     * Types".
     */
    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Keeps infinite values, which the driver would convert to the earliest or latest value of java.time. */
    private static Object time(ResultSet answer, int column, String type, String text) throws SQLException {
        for (InfiniteTime infinite : InfiniteTime.values()) {
            if (text.equals(infinite.toString())) {
                return infinite;
            }
        }
        return switch (type) {
            case "date" -> answer.getObject(column, LocalDate.class);
            case "timestamp" -> answer.getObject(column, LocalDateTime.class);
            default -> answer.getObject(column, OffsetDateTime.class).toInstant();
        };
    }

    /** A numeric may be NaN or infinite, which BigDecimal cannot represent. */
    private static Number number(String text) {
        return text.endsWith("N") || text.endsWith("y") ? Double.valueOf(text) : new java.math.BigDecimal(text);
    }
}
