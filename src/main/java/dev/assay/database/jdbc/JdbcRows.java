package dev.assay.database.jdbc;

import dev.assay.database.Rows;
import dev.assay.sql.Sql;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Binds the values of statements and reads their results. The database supplies the conversion of values and moments.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JdbcRows {

    private JdbcRows() {}

    /** Reads one value. */
    @FunctionalInterface
    public interface ValueReader {

        /**
         * Converts a value to the type that {@link Rows} holds.
         *
         * @param answer the result, on the row to read
         * @param column its position, from 1
         * @param type its type, as the driver names it
         * @return the value, or null
         * @throws SQLException if the driver cannot read it
         */
        @Nullable
        Object value(ResultSet answer, int column, String type) throws SQLException;
    }

    /** Binds a moment. */
    @FunctionalInterface
    public interface MomentBinder {
        /**
         * Binds a moment to a parameter.
         *
         * @param statement the statement
         * @param parameter its position, from 1
         * @param moment the moment
         * @throws SQLException if the driver refuses it
         */
        void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException;
    }

    /**
     * Reads at most {@code maxRows} rows of a result.
     *
     * @param answer the result
     * @param maxRows the maximum number of rows
     * @param reader reads each value
     * @return the rows; the result may have more
     * @throws SQLException if the driver cannot read them
     */
    public static Rows read(ResultSet answer, int maxRows, ValueReader reader) throws SQLException {
        ResultSetMetaData meta = answer.getMetaData();
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnLabel(i));
            types.add(meta.getColumnTypeName(i));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (rows.size() < maxRows && answer.next()) {
            List<@Nullable Object> row = new ArrayList<>(names.size());
            for (int i = 0; i < types.size(); i++) {
                row.add(reader.value(answer, i + 1, types.get(i)));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Rows(List.copyOf(names), Collections.unmodifiableList(rows));
    }

    /**
     * Binds all values of a statement, from the first parameter on. A value that is neither a moment nor a number nor a
     * boolean is bound as text.
     *
     * @param statement the statement
     * @param binds the values, in the order of their placeholders
     * @param moments binds those that are moments
     * @throws SQLException if the driver refuses one
     */
    public static void bind(PreparedStatement statement, List<Sql.Bind> binds, MomentBinder moments)
            throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            Object value = binds.get(i).value();
            if (value instanceof Instant moment) {
                moments.bind(statement, i + 1, moment);
            } else if (value instanceof BigDecimal number) {
                statement.setBigDecimal(i + 1, number);
            } else if (value instanceof Boolean truth) {
                statement.setBoolean(i + 1, truth);
            } else {
                statement.setString(i + 1, value.toString());
            }
        }
    }
}
