package dev.assay.database.snowflake;

import dev.assay.database.Rows;
import dev.assay.database.jdbc.JdbcRows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Converts Snowflake's results to {@link Rows}. The driver does not support java.time, and its own dates depend on
 * calendars and on the machine's time zone. Moments are therefore read as text, in the format that {@link
 * SnowflakeParameters} sets.
 */
final class SnowflakeRows {

    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS XX");

    private SnowflakeRows() {}

    static Rows read(ResultSet answer, int maxRows) throws SQLException {
        return JdbcRows.read(answer, maxRows, SnowflakeRows::value);
    }

    private static @Nullable Object value(ResultSet answer, int column, String type) throws SQLException {
        String text = answer.getString(column);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "NUMBER", "DECFLOAT" -> number(answer.getBigDecimal(column));
            case "DOUBLE" -> answer.getDouble(column);
            case "BOOLEAN" -> answer.getBoolean(column);
            case "DATE" -> LocalDate.parse(text);
            case "TIMESTAMPNTZ" -> LocalDateTime.parse(text.replace(' ', 'T'));
            case "TIMESTAMPLTZ", "TIMESTAMPTZ" ->
                OffsetDateTime.parse(text, WITH_OFFSET).toInstant();
            default -> text;
        };
    }

    /** Converts a number; a count arrives as an integer of up to 38 digits. */
    private static Number number(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18
                ? (Number) number.longValueExact()
                : number;
    }
}
