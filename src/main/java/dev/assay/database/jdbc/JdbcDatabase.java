package dev.assay.database.jdbc;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Settings;
import dev.assay.database.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What databases behind a JDBC driver share: a pool of sessions, a catalogue that answers once, and a cancel that reaches all. */
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
