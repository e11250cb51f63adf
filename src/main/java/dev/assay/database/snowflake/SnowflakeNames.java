package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.NearMisses;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a name matches no table or several tables.
 *
 * @param connection the connection's name
 */
record SnowflakeNames(String connection) {

    DatabaseException ambiguous(TableName wanted, List<TableName> called) {
        String names = called.stream()
                .map(table -> Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name()))
                .collect(Collectors.joining(" and "));
        return new DatabaseException(
                FailureKind.TABLE_MISSING,
                "Connection '" + connection + "' has several tables that " + wanted + " may mean: " + names
                        + ". Write the one that is meant in its own letters, in double quotes inside the YAML's own.",
                null);
    }

    DatabaseException missing(TableName wanted, @Nullable String schema, List<TableName> all) {
        String where = wanted.schema() != null
                ? ""
                : schema == null
                        ? " (the session has no schema: write schema: on the connection, or schema.table)"
                        : " (looked in the schema " + schema + ")";
        List<String> names = all.stream()
                .map(table -> wanted.schema() == null && Objects.equals(table.schema(), schema)
                        ? table.name()
                        : table.toString())
                .toList();
        List<String> elsewhere = all.stream()
                .filter(table -> table.name().equalsIgnoreCase(wanted.name()))
                .map(TableName::toString)
                .limit(3)
                .toList();
        String hint = elsewhere.isEmpty()
                ? NearMisses.hint(wanted.toString(), names)
                : " Did you mean " + String.join(" or ", elsewhere) + "?";
        return new DatabaseException(
                FailureKind.TABLE_MISSING,
                "Connection '" + connection + "' has no table " + wanted + where + ", or the role may not see it."
                        + (hint.isEmpty()
                                ? " Correct the name in the suite, or GRANT SELECT on it to the role."
                                : hint),
                null);
    }
}
