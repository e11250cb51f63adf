package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A database whose settings are unusable. Every operation throws the reason.
 *
 * @param name the connection's name
 * @param dialect the dialect that it would use
 * @param sessions the number of statements that could run at once
 * @param why the reason
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record UnusableDatabase(String name, Dialect dialect, int sessions, DatabaseException why) implements Database {

    @Override
    public String place() {
        return "nowhere";
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        // table() throws the reason
    }

    @Override
    public TableInfo table(TableName wanted) throws DatabaseException {
        throw why;
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        throw why;
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        throw why;
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
