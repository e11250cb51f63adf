package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A table's metadata in the catalogue, masked columns included. Reading it sends no statement. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TableMetadata {

    /**
     * A column.
     *
     * @param name the exact name
     * @param databaseType the type as the database writes it, such as {@code character varying(20)}
     * @param type the type as checks see it
     * @param nullable whether the column may hold nulls; false only if the database guarantees that no row has one
     */
    record Column(String name, String databaseType, ValueType type, boolean nullable) {}

    /**
     * A key or an index.
     *
     * @param name its name; on Snowflake, the name of the constraint
     * @param columns the columns of the key, or the leading columns of the index
     */
    record Key(String name, List<String> columns) {

        /**
         * Copies the columns.
         *
         * @param name its name
         * @param columns its columns
         */
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** {@return the table's exact name, with the schema} */
    String table();

    /** {@return the columns, in table order} */
    List<Column> columns();

    /**
     * {@return whether a column has the type that an author names} If the name has no length, any length matches.
     *
     * @param column a column of this table
     * @param written the type's name or one of its synonyms
     */
    boolean isOfType(Column column, String written);

    /**
     * {@return the column that an author means by a name; empty if there is no such column}
     *
     * @param written the name as an author writes it
     * @throws UnanswerableException if the name is ambiguous
     */
    Optional<Column> find(String written);

    /**
     * {@return the declared primary key, if any, and the declared unique keys, whether or not the database enforces
     * them}
     *
     * @throws UnanswerableException if they could not be read
     */
    List<Key> keys();

    /**
     * {@return the usable indexes that cover all rows of the table}
     *
     * @throws UnanswerableException if the database has no indexes
     */
    List<Key> indexes();
}
