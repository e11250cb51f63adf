package dev.assay.database;

import dev.assay.sql.TableName;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The constraints that a database enforces for every existing row of a table. A constraint that is declared but not
 * validated, or that may have been bypassed, is left out, because it proves nothing.
 *
 * @param notNulls the columns that hold no null
 * @param uniqueKeys the unique keys; rows with a null in the key are exempt
 * @param foreignKeys the foreign keys that the connection's owner trusts
 * @param checks the CHECK conditions, each of which was false for no row when it was written
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Constraints(
        List<NotNull> notNulls, List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys, List<Check> checks) {

    /** No known constraints. */
    public static final Constraints NONE = new Constraints(List.of(), List.of(), List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param notNulls the columns that hold no null
     * @param uniqueKeys the unique keys
     * @param foreignKeys the trusted foreign keys
     * @param checks the CHECK conditions
     */
    public Constraints {
        notNulls = List.copyOf(notNulls);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /**
     * A column that holds no null.
     *
     * @param name the constraint's name, or the column's name if the database names no constraint
     * @param column the column
     */
    public record NotNull(String name, String column) {}

    /**
     * A unique index.
     *
     * @param name the index's name
     * @param columns its columns; two rows without nulls in them never have the same values
     */
    public record UniqueKey(String name, List<String> columns) {

        /**
         * Copies the columns.
         *
         * @param name the index's name
         * @param columns its columns
         */
        public UniqueKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A foreign key with MATCH SIMPLE or FULL.
     *
     * @param name the constraint's name
     * @param columns the referring columns
     * @param table the referenced table, with its schema
     * @param referenced the referenced columns, in the order of {@code columns}
     */
    public record ForeignKey(String name, List<String> columns, TableName table, List<String> referenced) {

        /**
         * Copies the columns.
         *
         * @param name the constraint's name
         * @param columns the referring columns
         * @param table the referenced table, with its schema
         * @param referenced the referenced columns, in the order of {@code columns}
         */
        public ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    /**
     * A CHECK constraint.
     *
     * @param name the constraint's name
     * @param expression the condition as the database writes it, with a schema on every name outside the system
     *     catalogue. It was false for no row when that row was written, and may be null for some rows
     */
    public record Check(String name, String expression) {}
}
