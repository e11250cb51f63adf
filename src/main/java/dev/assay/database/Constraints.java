package dev.assay.database;

import dev.assay.sql.TableName;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What the database itself holds true of a table's rows. Only what it enforces for every row that is there stands here: what
 * is declared but was never verified, or may have been got round, proves nothing.
 *
 * @param notNulls columns without a null
 * @param uniqueKeys columns whose values no two rows share, but for rows with a null among them
 * @param foreignKeys references that lead somewhere; only those that the connection's owner trusts
 * @param checks conditions that were false for no row when it was written
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Constraints(
        List<NotNull> notNulls, List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys, List<Check> checks) {

    /** Nothing is known. */
    public static final Constraints NONE = new Constraints(List.of(), List.of(), List.of(), List.of());

    public Constraints {
        notNulls = List.copyOf(notNulls);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /**
     * A column that holds no null.
     *
     * @param name the constraint's name; the column's where the database gives it none
     */
    public record NotNull(String name, String column) {}

    /**
     * A unique index.
     *
     * @param name the index's name
     * @param columns its columns; any two rows without a null in them differ in one of them
     */
    public record UniqueKey(String name, List<String> columns) {

        public UniqueKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A foreign key with MATCH SIMPLE or FULL.
     *
     * @param name the constraint's name
     * @param columns the referring columns
     * @param table the table referred to, with its schema
     * @param referenced its columns, as many, in the same order
     */
    public record ForeignKey(String name, List<String> columns, TableName table, List<String> referenced) {

        public ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    /**
     * A CHECK constraint.
     *
     * @param name the constraint's name
     * @param expression its condition as the database writes it, what is not PostgreSQL's own with its schema; it was false
     *     for no row when that was written, and may be null for some
     */
    public record Check(String name, String expression) {}
}
