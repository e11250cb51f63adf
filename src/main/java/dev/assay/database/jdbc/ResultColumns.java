package dev.assay.database.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The column labels of a result whose columns differ between database versions.
 *
 * @param there the labels, in upper case
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ResultColumns(Set<String> there) {

    /**
     * {@return the labels of the columns of a result}
     *
     * @param answer the result
     * @throws SQLException if the driver does not tell them
     */
    public static ResultColumns of(ResultSet answer) throws SQLException {
        ResultSetMetaData meta = answer.getMetaData();
        Set<String> labels = new HashSet<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            labels.add(meta.getColumnLabel(i).toUpperCase(Locale.ROOT));
        }
        return new ResultColumns(labels);
    }

    /**
     * {@return a value as text; null if it is null or the column does not exist}
     *
     * @param row the result, on the row to read
     * @param label the column's label, in any case
     * @throws SQLException if the driver cannot read the value
     */
    @Nullable
    public String text(ResultSet row, String label) throws SQLException {
        return there.contains(label.toUpperCase(Locale.ROOT)) ? row.getString(label) : null;
    }
}
