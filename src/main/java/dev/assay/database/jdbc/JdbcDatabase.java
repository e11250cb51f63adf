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

/** What databases behind a JDBC driver share: a pool of sessions, a catalogue that answers once, and a cancel that reaches all. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public abstract class JdbcDatabase implements Database {

    protected final Cancellation cancellation = new Cancellation();
    protected final Sessions sessions;

    private final Settings settings;
    private final Dialect dialect;
    private final Catalogue catalogue = new Catalogue(this::look);

    /** @param access opens the pool at the first use */
    protected JdbcDatabase(Settings settings, Dialect dialect, Sessions.Access access) {
        this.settings = settings;
        this.dialect = dialect;
        this.sessions = new Sessions(settings, access, cancellation);
    }

    /**
     * Looks tables up in the catalogue.
     *
     * @return an answer for each name
     */
    protected abstract Map<TableName, Catalogue.Answer> look(Set<TableName> names) throws DatabaseException;

    /** What is done with one session. */
    @FunctionalInterface
    public interface Work<T> {

        /** Gives what was asked for; whatever it throws is translated. */
        T with(Connection session) throws SQLException, DatabaseException;
    }

    /** Says why there is no answer. */
    @FunctionalInterface
    public interface Translator {

        /** @param elapsed how long the work took, without the wait for a session */
        DatabaseException of(SQLException failure, Duration elapsed);
    }

    /** Does some work with a session, which is waited for as long as others use all of them. */
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
            // table() says it
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
