package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A database whose settings lead nowhere: every use says why.
 *
 * @param name the connection's name
 * @param dialect the SQL that it would speak
 * @param sessions how many statements might run
 * @param why what is wrong
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record UnusableDatabase(String name, Dialect dialect, int sessions, DatabaseException why) implements Database {

    @Override
    public String place() {
        return "nowhere";
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        // table() says it
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
    public Rows query(Sql sql, int maxRows, String purpose) throws DatabaseException {
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
