package dev.assay.testing;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a database is asked: names of tables, and statements with their binds. */
public final class AskedDatabase extends WrappedDatabase {

    private final List<String> asked = new ArrayList<>();

    private AskedDatabase(Database real) {
        super(real);
    }

    /** A test database under the name of a connection. */
    public static AskedDatabase of(TestDatabase database, String name) {
        return new AskedDatabase(new PostgresDatabase(database.settings(name, Plane.ANALYTICAL), "test"));
    }

    /** What it was asked so far. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public TableInfo table(TableName name) throws DatabaseException {
        asked.add(name.toString());
        return super.table(name);
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        asked.add(sql.text() + sql.binds());
        return super.query(sql, maxRows, purpose);
    }
}
