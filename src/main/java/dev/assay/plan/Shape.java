package dev.assay.plan;

import dev.assay.connection.Constraints;
import dev.assay.connection.Declarations;
import dev.assay.connection.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table as the catalogue has it, masked columns included; to look at it takes no statement. */
public final class Shape {

    private final Source source;

    Shape(Source source) {
        this.source = source;
    }

    /**
     * A column.
     *
     * @param name its exact name
     * @param databaseType its type as the database writes it, such as {@code character varying(20)}
     * @param type what that means to a check
     * @param nullable whether the database lets nulls in; false only where it holds for every row that there are none
     */
    public record Column(String name, String databaseType, ValueType type, boolean nullable) {}

    /**
     * A key or an index.
     *
     * @param name its name; on Snowflake that of the constraint
     * @param columns the key's columns, or those that the index begins with
     */
    public record Key(String name, List<String> columns) {

        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** The table's exact name, with the schema. */
    public String table() {
        return source.name();
    }

    /** Its columns in their order. */
    public List<Column> columns() {
        Set<String> filled = source.table().constraints().notNulls().stream()
                .map(Constraints.NotNull::column)
                .collect(Collectors.toSet());
        return source.table().columns().stream()
                .map(column -> new Column(
                        column.name(), column.databaseType(), column.type(), !filled.contains(column.name())))
                .toList();
    }

    /**
     * The column that an author means by a name; empty where there is none.
     *
     * @throws UnanswerableException where the name does not say which of several
     */
    public Optional<Column> find(String written) {
        if (source.called(written).isEmpty()) {
            return Optional.empty();
        }
        TableInfo.Column known = new Columns(source).known(written);
        return columns().stream()
                .filter(column -> column.name().equals(known.name()))
                .findFirst();
    }

    /**
     * The primary key, where there is one, and the unique keys that are declared, whether or not the database enforces them.
     *
     * @throws UnanswerableException where they could not be read
     */
    public List<Key> keys() {
        List<Constraints.UniqueKey> keys = source.table().declarations().keys();
        if (keys == null) {
            throw new UnanswerableException(
                    "PERMISSION_DENIED",
                    "The keys of " + table()
                            + " could not all be read: let the role run SHOW PRIMARY KEYS and SHOW UNIQUE"
                            + " KEYS in its schema.");
        }
        return keys.stream().map(key -> new Key(key.name(), key.columns())).toList();
    }

    /**
     * The indexes of all its rows that can be used.
     *
     * @throws UnanswerableException where the database has none
     */
    public List<Key> indexes() {
        if (source.relations().dialect() == Dialect.SNOWFLAKE) {
            throw new UnanswerableException(
                    "QUERY_REFUSED",
                    "Snowflake's tables have no indexes to look for: remove this check from the suite.");
        }
        return source.table().declarations().indexes().stream()
                .map((Declarations.Index index) -> new Key(index.name(), index.columns()))
                .toList();
    }
}
