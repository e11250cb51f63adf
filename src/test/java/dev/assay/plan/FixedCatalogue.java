package dev.assay.plan;

import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A catalogue without a database: planning needs no more. */
final class FixedCatalogue implements Database {

    private final Dialect dialect;
    private final Map<String, TableInfo> tables = new LinkedHashMap<>();

    FixedCatalogue(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds a table of which nothing is known but its columns; they are written {@code name TYPE}. */
    FixedCatalogue with(String table, String... columns) {
        return with(table, Constraints.NONE, columns);
    }

    /** Adds a table; columns are written {@code name TYPE}. */
    FixedCatalogue with(String table, Constraints constraints, String... columns) {
        List<TableInfo.Column> known = Arrays.stream(columns)
                .map(column -> column.split(" "))
                .map(parts -> new TableInfo.Column(
                        parts[0], parts[1].toLowerCase(java.util.Locale.ROOT), ValueType.valueOf(parts[1])))
                .toList();
        tables.put(table, new TableInfo(new TableName("public", table), known, List.of(), -1, constraints));
        return this;
    }

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public int sessions() {
        return 1;
    }

    @Override
    public String place() {
        return "fixed";
    }

    @Override
    public List<TableName> tables() {
        return tables.values().stream().map(TableInfo::name).toList();
    }

    @Override
    public void lookUp(Collection<TableName> names) {}

    @Override
    public TableInfo table(TableName name) throws DatabaseException {
        TableInfo table = tables.get(name.name());
        if (table == null) {
            throw new DatabaseException(FailureKind.TABLE_MISSING, "no table " + name, null);
        }
        return table;
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) {
        throw new AssertionError("planning sends no statement");
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
