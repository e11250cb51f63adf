package dev.assay.reconcile;

import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one side, and counts what they cost. */
final class Reader {

    /** So many rows of ranges that differ are held in memory. */
    private static final int MOST_ROWS = 1_000_000;

    private final Database database;
    private final String purpose;
    private final Set<String> sent = new LinkedHashSet<>();
    private int statements;
    private final int most;

    Reader(Database database, String purpose) {
        this(database, purpose, MOST_ROWS);
    }

    /** @param most so many rows a statement may have */
    Reader(Database database, String purpose, int most) {
        this.database = database;
        this.purpose = purpose;
        this.most = most;
    }

    /** The rows of a statement. There is no part of them: what was cut off would be taken for missing. */
    List<List<@Nullable Object>> rows(Sql sql) throws DatabaseException {
        statements++;
        sent.add(sql.text());
        Rows rows = database.query(new Sql(sql.text(), sql.binds(), SearchPath.SYSTEM), most + 1, purpose);
        if (rows.rows().size() > most) {
            throw new UnanswerableException(
                    FailureCode.OVER_BUDGET,
                    "Connection '" + database.name() + "': the ranges of keys that differ have more than "
                            + Text.number(most)
                            + " rows, which are too many to compare one by one. The tables hardly have a row in common: see whether the"
                            + " copy was loaded, and whether key, columns and except name what they should.");
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
}
