package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one side, and counts what they cost. */
final class Reader {

    private static final int MOST_ROWS = 1_000_000;

    private final Database database;
    private final String purpose;
    private final Set<String> sent = new LinkedHashSet<>();
    private int statements;
    private long bytes;

    Reader(Database database, String purpose) {
        this.database = database;
        this.purpose = purpose;
    }

    List<List<@Nullable Object>> rows(Sql sql) throws DatabaseException {
        statements++;
        sent.add(sql.text());
        Rows rows = database.query(new Sql(sql.text(), sql.binds(), SearchPath.SYSTEM), MOST_ROWS, purpose);
        for (List<@Nullable Object> row : rows.rows()) {
            for (Object value : row) {
                bytes += value == null ? 0 : String.valueOf(value).length();
            }
        }
        return rows.rows();
    }

    /** The side without versions if the database does not tell them: a view has none, and a role may lack the right to see them. */
    Side versioned(Side side) {
        if (side.version() == null) {
            return side;
        }
        try {
            rows(new Sql("SELECT " + side.version() + " FROM " + side.relation() + " WHERE false", side.binds()));
            return side;
        } catch (DatabaseException e) {
            return side.withoutVersion();
        }
    }

    /** The texts of the statements so far, each once, without their binds. */
    Set<String> sent() {
        return sent;
    }

    /** The number of statements so far. */
    int statements() {
        return statements;
    }

    /** About how many bytes of results came back. */
    long bytes() {
        return bytes;
    }
}
