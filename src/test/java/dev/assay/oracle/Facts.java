package dev.assay.oracle;

import dev.assay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database alone knows of values, asked once and apart from all statements under test: the rank of each value of the
 * types that have an order of their own, and how it is written.
 */
final class Facts {

    private record Fact(int rank, String shown) {}

    private final Map<Kind, Map<String, Fact>> facts = new EnumMap<>(Kind.class);

    private Facts() {}

    static Facts of(TestDatabase database) throws SQLException {
        Facts found = new Facts();
        try (Connection connection = database.connect()) {
            for (Kind kind : Kind.values()) {
                if (kind.family() == Family.RANKED) {
                    found.facts.put(kind, ask(connection, kind));
                }
            }
        }
        return found;
    }

    private static Map<String, Fact> ask(Connection connection, Kind kind) throws SQLException {
        String value = "CAST(v AS " + kind.type() + ")"
                + kind.declared().substring(kind.type().length());
        String sql = "SELECT v, dense_rank() OVER (ORDER BY " + value + "), " + value + " FROM unnest(?) AS v";
        Map<String, Fact> facts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", kind.pool().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.put(rows.getString(1), new Fact(rows.getInt(2), rows.getString(3)));
                }
            }
        }
        return facts;
    }

    /** The value of that kind. */
    Cell cell(Kind kind, String text) {
        Comparable<?> key = switch (kind.family()) {
            case NUMBER -> Num.of(text, kind);
            case TIME -> Times.micros(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case TEXT -> kind == Kind.PADDED ? text.stripTrailing() : text;
            case RANKED -> rank(kind, text);
            case NONE -> text;
        };
        return new Cell(kind, text, key);
    }

    private int rank(Kind kind, String text) {
        Fact fact = facts.getOrDefault(kind, Map.of()).get(text);
        if (fact == null) {
            throw new IllegalArgumentException(kind + " " + text);
        }
        return fact.rank();
    }

    /** The value that a result shows; any of equal ones. */
    @Nullable
    Cell shown(Kind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (kind.family()) {
            case RANKED ->
                facts.getOrDefault(kind, Map.of()).entrySet().stream()
                        .filter(fact -> fact.getValue().shown().equals(text))
                        .findFirst()
                        .map(fact -> cell(kind, fact.getKey()))
                        .orElseThrow(() -> new IllegalArgumentException("no " + kind + " is shown as " + text));
            case BOOLEAN -> cell(kind, text.equals("t") ? "true" : text.equals("f") ? "false" : text);
            default -> cell(kind, text);
        };
    }
}
