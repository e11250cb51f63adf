package dev.assay.testing;

import dev.assay.database.Credits;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A database as it is, but for what a test overrides. */
public abstract class WrappedDatabase implements Database {

    private final Database real;

    /** @param real the database that is asked */
    protected WrappedDatabase(Database real) {
        this.real = real;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public String place() {
        return real.place();
    }

    @Override
    public int sessions() {
        return real.sessions();
    }

    @Override
    public Plane plane() {
        return real.plane();
    }

    @Override
    public TableInfo table(TableName name) throws DatabaseException {
        return real.table(name);
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        real.lookUp(names);
    }

    @Override
    public void lookUpCalls(Collection<Fragment> fragments) {
        real.lookUpCalls(fragments);
    }

    @Override
    public Set<String> admit(Fragment fragment) throws DatabaseException {
        return real.admit(fragment);
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        return real.tables();
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        return real.query(sql, maxRows, purpose);
    }

    @Override
    public boolean hides() {
        return real.hides();
    }

    @Override
    public Optional<Instant> moment() {
        return real.moment();
    }

    @Override
    public Optional<Long> estimatedBytes(Sql sql) {
        return real.estimatedBytes(sql);
    }

    @Override
    public Map<String, Credits> credits(String prefix) {
        return real.credits(prefix);
    }

    @Override
    public void cancel() {
        real.cancel();
    }

    @Override
    public void close() {
        real.close();
    }
}
