package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.List;

/**
 * A database that consists of a saved catalogue only. Statements can be planned, but not sent.
 *
 * @param name the connection's name
 * @param saved its catalogue
 */
record CatalogueDatabase(String name, SavedCatalogue.Connection saved) implements Database {

    @Override
    public Dialect dialect() {
        return saved.dialect();
    }

    @Override
    public String place() {
        return "catalogue/" + name;
    }

    @Override
    public int sessions() {
        return 1;
    }

    /** Finds a table by a name that found it when the catalogue was saved, or else by its own name. */
    @Override
    public TableInfo table(TableName wanted) throws DatabaseException {
        List<SavedCatalogue.Table> written = saved.tables().stream()
                .filter(table -> table.written().contains(wanted.toString()))
                .toList();
        List<SavedCatalogue.Table> called = written.isEmpty() ? called(wanted) : written;
        if (called.size() != 1) {
            throw new DatabaseException(
                    FailureKind.TABLE_MISSING,
                    "The saved catalogue of connection '" + name + "' has "
                            + (called.isEmpty() ? "no table " : "several tables that may be ") + wanted
                            + ": save it anew with assay catalogue.",
                    null);
        }
        return called.get(0).info();
    }

    private List<SavedCatalogue.Table> called(TableName wanted) {
        List<SavedCatalogue.Table> inSchema = wanted.schema() == null
                ? saved.tables()
                : dialect().called(wanted.writtenSchema(), saved.tables(), SavedCatalogue.Table::schema);
        return dialect().called(wanted.writtenName(), inSchema, SavedCatalogue.Table::name);
    }

    /** {@return the tables that were saved} */
    @Override
    public List<TableName> tables() {
        return saved.tables().stream().map(table -> table.info().name()).toList();
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        // the saved tables are in memory
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        throw new DatabaseException(
                FailureKind.DATABASE_UNREACHABLE,
                "Connection '" + name + "' is a saved catalogue: statements can be planned, not sent.",
                null);
    }

    @Override
    public void cancel() {
        // nothing runs
    }

    @Override
    public void close() {
        // nothing is open
    }
}
