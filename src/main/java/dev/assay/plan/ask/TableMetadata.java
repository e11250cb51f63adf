package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A table as the catalogue has it, masked columns included; to look at it takes no statement. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TableMetadata {

    /**
     * A column.
     *
     * @param name its exact name
     * @param databaseType its type as the database writes it, such as {@code character varying(20)}
     * @param type what that means to a check
     * @param nullable whether the database lets nulls in; false only where it holds for every row that there are none
     */
    record Column(String name, String databaseType, ValueType type, boolean nullable) {}

    /**
     * A key or an index.
     *
     * @param name its name; on Snowflake that of the constraint
     * @param columns the key's columns, or those that the index begins with
     */
    record Key(String name, List<String> columns) {

        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** The table's exact name, with the schema. */
    String table();

    /** Its columns in their order. */
    List<Column> columns();

    /**
     * Whether a column is of the type that an author names; where the name has no length, any will do.
     *
     * @param written the type's name, by any of its synonyms
     */
    boolean isOfType(Column column, String written);

    /**
     * The column that an author means by a name; empty where there is none.
     *
     * @throws UnanswerableException where the name does not say which of several
     */
    Optional<Column> find(String written);

    /**
     * The primary key, where there is one, and the unique keys that are declared, whether or not the database enforces them.
     *
     * @throws UnanswerableException where they could not be read
     */
    List<Key> keys();

    /**
     * The indexes of all its rows that can be used.
     *
     * @throws UnanswerableException where the database has none
     */
    List<Key> indexes();
}
