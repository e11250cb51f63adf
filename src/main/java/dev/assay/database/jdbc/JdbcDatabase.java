package dev.assay.database.jdbc;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Settings;
import dev.assay.database.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The common parts of databases behind a JDBC driver: a pool of sessions, a cached catalogue, and cancellation of
 * everything that runs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract class JdbcDatabase implements Database {

    /** Ends whatever waits or runs; {@link #cancel()} calls it. */
    protected final Cancellation cancellation = new Cancellation();
    /** The sessions, of which {@link #with} takes and gives back one. */
    protected final Sessions sessions;

    private final Settings settings;
    private final Dialect dialect;
    private final Catalogue catalogue = new Catalogue(this::look);

    /**
     * Creates the database.
     *
     * @param settings the connection's settings
     * @param dialect the SQL dialect
     * @param access opens the pool at the first use
     */
    protected JdbcDatabase(Settings settings, Dialect dialect, Sessions.Access access) {
        this.settings = settings;
        this.dialect = dialect;
        this.sessions = new Sessions(settings, access, cancellation);
    }

    /**
     * Looks up tables in the catalogue.
     *
     * @param names the names, as suites or SQL write them
     * @return an answer for each name
     * @throws DatabaseException if no table could be looked up
     */
    protected abstract Map<TableName, Catalogue.Answer> look(Set<TableName> names) throws DatabaseException;

    /**
     * Work with a session.
     *
     * @param <T> the type of its result
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does the work.
         *
         * @param session the session, which is given back afterwards
         * @return the result
         * @throws SQLException if the driver or the server fails; the {@link Translator} makes a DatabaseException of
         *     it
         * @throws DatabaseException for what the work finds wrong itself
         */
        T with(Connection session) throws SQLException, DatabaseException;
    }

    /** Translates a driver's exception. */
    @FunctionalInterface
    public interface Translator {

        /**
         * Translates an exception.
         *
         * @param failure the exception of the driver
         * @param elapsed how long the work took, without the wait for a session
         * @return what it means to the connection's user
         */
        DatabaseException of(SQLException failure, Duration elapsed);
    }

    /**
     * Does some work with a session. It waits while all sessions are in use.
     *
     * @param work the work
     * @param translator translates what the work throws
     * @param <T> the type of the result
     * @return the result
     * @throws DatabaseException if there is no session, or if the work fails
     */
    protected final <T> T with(Work<T> work, Translator translator) throws DatabaseException {
        Connection session = sessions.take();
        long start = System.nanoTime();
        try {
            return work.with(session);
        } catch (SQLException e) {
            throw translator.of(e, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            sessions.giveBack(session);
        }
    }

    @Override
    public final String name() {
        return settings.name();
    }

    @Override
    public final Dialect dialect() {
        return dialect;
    }

    @Override
    public final int sessions() {
        return settings.sessions();
    }

    @Override
    public final TableInfo table(TableName name) throws DatabaseException {
        return catalogue.table(name);
    }

    @Override
    public final void lookUp(Collection<TableName> names) {
        try {
            catalogue.lookUp(names);
        } catch (DatabaseException e) {
            // table() reports the failure
        }
    }

    @Override
    public final void cancel() {
        cancellation.cancel();
    }

    @Override
    public final void close() {
        cancellation.cancel();
        sessions.close();
    }
}
