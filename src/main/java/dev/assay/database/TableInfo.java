package dev.assay.database;

import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A table in the catalogue.
 *
 * @param name its exact name, always with the schema
 * @param columns its columns in table order
 * @param primaryKey the columns of the primary key in order; empty if there is none
 * @param estimatedRows the estimated number of rows; -1 if the catalogue has no estimate
 * @param constraints the constraints that the database enforces
 * @param declarations the keys and indexes that the table declares
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TableInfo(
        TableName name,
        List<Column> columns,
        List<String> primaryKey,
        long estimatedRows,
        Constraints constraints,
        Declarations declarations) {

    /**
     * Copies the lists.
     *
     * @param name its exact name, with the schema
     * @param columns its columns in table order
     * @param primaryKey the columns of the primary key; empty if there is none
     * @param estimatedRows the estimated number of rows; -1 if the catalogue has no estimate
     * @param constraints the constraints that the database enforces
     * @param declarations the keys and indexes that the table declares
     */
    public TableInfo {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * Creates a table that declares neither keys nor indexes.
     *
     * @param name its exact name, with the schema
     * @param columns its columns in table order
     * @param primaryKey the columns of the primary key; empty if there is none
     * @param estimatedRows the estimated number of rows; -1 if the catalogue has no estimate
     * @param constraints the constraints that the database enforces
     */
    public TableInfo(
            TableName name,
            List<Column> columns,
            List<String> primaryKey,
            long estimatedRows,
            Constraints constraints) {
        this(name, columns, primaryKey, estimatedRows, constraints, Declarations.NONE);
    }

    /**
     * A column of a table.
     *
     * @param name its exact name
     * @param databaseType its type as the database writes it, such as {@code timestamp without time zone}
     * @param type the type as checks see it
     * @param maskedBy the policy that may mask the values; null if there is none
     * @param kind the rules by which its values are compared
     * @param foreign the parts of its type that are not built into PostgreSQL; null if the type is built in
     * @param classification what the catalogue says of its confidentiality, in a comment, a label or a tag
     */
    public record Column(
            String name,
            String databaseType,
            ValueType type,
            @Nullable String maskedBy,
            Kind kind,
            @Nullable Foreign foreign,
            Classification classification) {

        /**
         * Creates a column of a built-in type whose collation is unknown.
         *
         * @param name its exact name
         * @param databaseType its type as the database writes it
         * @param type the type as checks see it
         * @param maskedBy the policy that may mask the values; null if there is none
         */
        public Column(String name, String databaseType, ValueType type, @Nullable String maskedBy) {
            this(name, databaseType, type, maskedBy, Kind.of(databaseType), null, Classification.NONE);
        }

        /**
         * Creates a column without a masking policy.
         *
         * @param name its exact name
         * @param databaseType its type as the database writes it
         * @param type the type as checks see it
         */
        public Column(String name, String databaseType, ValueType type) {
            this(name, databaseType, type, null);
        }

        /** {@return the type as a statement must write it if only built-in names are on the search path} */
        public String writtenType() {
            return foreign == null ? databaseType : foreign.written();
        }
    }

    /**
     * The parts of a column's type that are not built into PostgreSQL.
     *
     * @param written the type, qualified by its schema if it has one
     * @param operatorsIn the schema of the type's own operators and functions; null if it uses the built-in ones, as
     *     enums do
     * @param cast a cast from the type that runs a user-defined function, such as {@code integer to text}; null if
     *     there is none
     */
    public record Foreign(
            String written,
            @Nullable String operatorsIn,
            @Nullable String cast) {}

    /**
     * {@return the column with exactly that name; empty if there is none}
     *
     * @param exact the name, in the catalogue's own letters
     */
    public Optional<Column> column(String exact) {
        return columns.stream().filter(column -> column.name().equals(exact)).findFirst();
    }
}
