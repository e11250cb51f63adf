package dev.assay.database.duckdb;

import dev.assay.sql.InfiniteTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values of DuckDB's driver. */
final class DuckDbValues {

    /** The driver has no infinite times; it shows the last and the first that it can count to. */
    private static final Pattern LATEST = Pattern.compile("\\+?294247-01-10[ T]04:00:54\\.775807.*|\\+?5881580-07-11");

    private static final Pattern EARLIEST = Pattern.compile("-?29030[89]-12-21.*|-5877641-06-24");

    private DuckDbValues() {}

    static @Nullable Object value(ResultSet answer, int column, String type) throws SQLException {
        Object value = answer.getObject(column);
        if (value == null) {
            return null;
        }
        String text = answer.getString(column);
        if (LATEST.matcher(text).matches()) {
            return InfiniteTime.LATEST;
        }
        if (EARLIEST.matcher(text).matches()) {
            return InfiniteTime.EARLIEST;
        }
        if (type.equals("TIMESTAMP")) {
            return answer.getObject(column, LocalDateTime.class);
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : new BigDecimal(whole);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Number || value instanceof Boolean || value instanceof LocalDate ? value : text;
    }
}
