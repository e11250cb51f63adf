package dev.assay.database.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/** A mark for each of several binds, as {@code IN (…)} takes them. */
public final class Placeholders {

    private Placeholders() {}

    public static String of(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    /** Binds the values from a place on; gives the place behind them. */
    public static int bind(PreparedStatement statement, Collection<String> values, int from) throws SQLException {
        int index = from;
        for (String value : values) {
            statement.setString(index++, value);
        }
        return index;
    }
}
