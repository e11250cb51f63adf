package dev.assay.database.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The placeholders for a list of binds, as in {@code IN (…)}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Placeholders {

    private Placeholders() {}

    /**
     * {@return a question mark for each value, with commas between: {@code ?, ?}}
     *
     * @param values the values
     */
    public static String of(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    /**
     * Binds values as text.
     *
     * @param statement the statement
     * @param values the values
     * @param from the position of the first placeholder, from 1
     * @return the position after the last one
     * @throws SQLException if the driver refuses a value
     */
    public static int bind(PreparedStatement statement, Collection<String> values, int from) throws SQLException {
        int index = from;
        for (String value : values) {
            statement.setString(index++, value);
        }
        return index;
    }
}
