package dev.assay.connection;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.Collection;

/**
 * An open connection of a suite: a database that checks read, within its limits. Nothing is sent before the first look-up
 * or query. Safe for use by as many threads as {@link #sessions()} says.
 */
public interface Database extends AutoCloseable {

    /** The connection's name in {@code connections.yaml}. */
    String name();

    /** The SQL that it speaks. */
    Dialect dialect();

    /**
     * Where it is, so that what was remembered of one database is not taken for another's: {@code host:port/database}. Holds
     * no secret.
     */
    String place();

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
     * Looks several tables up at once, so that {@link #table} answers without a further journey. What cannot be looked up is
     * said by {@link #table}, not here.
     */
    void lookUp(Collection<TableName> names);

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
