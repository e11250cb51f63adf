package dev.assay.database;

import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A table as the catalogue has it.
 *
 * @param name its exact name, always with the schema
 * @param columns its columns in their order
 * @param primaryKey the primary key's columns in order; empty where there is none
 * @param estimatedRows the catalogue's guess of its rows; -1 where it has none
 * @param constraints what the database enforces for its rows
 * @param declarations the keys and indexes that it declares
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TableInfo(
        TableName name,
        List<Column> columns,
        List<String> primaryKey,
        long estimatedRows,
        Constraints constraints,
        Declarations declarations) {

    public TableInfo {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** A table that declares neither keys nor indexes. */
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
     * @param type what that means to a check
     * @param maskedBy the policy that may show other values than are there; null where none does
     * @param kind by what rules its values compare
     * @param foreign what is not PostgreSQL's own about its type; null where all is
     */
    public record Column(
            String name,
            String databaseType,
            ValueType type,
            @Nullable String maskedBy,
            Kind kind,
            @Nullable Foreign foreign) {

        /** A column of a type of the database's own, of whose collation nothing is known. */
        public Column(String name, String databaseType, ValueType type, @Nullable String maskedBy) {
            this(name, databaseType, type, maskedBy, Kind.of(databaseType), null);
        }

        /** A column that shows its values as they are. */
        public Column(String name, String databaseType, ValueType type) {
            this(name, databaseType, type, null);
        }

        /** Its type as a statement names it that finds only what is the database's own. */
        public String writtenType() {
            return foreign == null ? databaseType : foreign.written();
        }
    }

    /**
     * What is not PostgreSQL's own about a column's type.
     *
     * @param written the type with its schema, where it has one
     * @param operatorsIn the schema of the type's own operators and functions; null where it has PostgreSQL's, as enums have
     * @param cast a cast from the type that runs a stranger's function, as {@code integer to text}; null where there is none
     */
    public record Foreign(
            String written,
            @Nullable String operatorsIn,
            @Nullable String cast) {}

    /** The column of exactly that name. */
    public Optional<Column> column(String exact) {
        return columns.stream().filter(column -> column.name().equals(exact)).findFirst();
    }
}
