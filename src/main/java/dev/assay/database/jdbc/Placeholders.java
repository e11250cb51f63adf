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

    public static String of(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    /** Binds the values, starting at an index, and returns the next index. */
    public static int bind(PreparedStatement statement, Collection<String> values, int from) throws SQLException {
        int index = from;
        for (String value : values) {
            statement.setString(index++, value);
        }
        return index;
    }
}
