package dev.assay.connection;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;

/**
 * An open connection of a suite: a database that checks read, within its limits. Nothing is sent before the first look-up
 * or query. Safe for use by as many threads as {@link #sessions()} says.
 */
public interface Database extends AutoCloseable {

    /** The connection's name in {@code connections.yaml}. */
    String name();

    /** The SQL that it speaks. */
    Dialect dialect();

    /** How many statements may run at once, at least 1. */
    int sessions();

    /**
     * Looks a table (or view, or foreign or partitioned table) up in the catalogue; answers are kept, so that a table is
     * looked up once a run.
     *
     * @throws DatabaseException {@link Trouble#TABLE_MISSING} where there is none of that name, or what stood in the way
     */
    TableInfo table(TableName name) throws DatabaseException;

    /**
     * Runs one statement in a short read-only transaction of its own, under the connection's limits.
     *
     * @param sql the statement
     * @param maxRows how many rows to read at most, at least 1
     * @throws DatabaseException what stood in the way, as a sentence that says what to do
     */
    Rows query(Sql sql, int maxRows) throws DatabaseException;

    /** Cancels every running statement at once and refuses later ones ({@link Trouble#CANCELLED}). Never throws. */
    void cancel();

    /** Gives everything back; waits for no statement. Never throws. */
    @Override
    void close();
}
