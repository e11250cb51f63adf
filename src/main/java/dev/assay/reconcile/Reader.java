package dev.assay.reconcile;

import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Dialect;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one side, and counts what they cost. */
public final class Reader {

    /** So many rows of ranges that differ are held in memory. */
    private static final int MOST_ROWS = 1_000_000;

    private final Database database;
    private final Purpose purpose;
    private final Set<String> sent = new LinkedHashSet<>();
    private int statements;
    private Database.@Nullable Held held;
    private final int most;
    private SearchPath path = SearchPath.SYSTEM;

    public Reader(Database database, Purpose purpose) {
        this(database, purpose, MOST_ROWS);
    }

    /** @param most so many rows a statement may have */
    Reader(Database database, Purpose purpose, int most) {
        this.database = database;
        this.purpose = purpose;
        this.most = most;
    }

    /** The SQL of a table's rows, as it stands behind FROM, with the alias {@code t}. */
    public static String rowsOf(TableName table) {
        return Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name()) + " AS t";
    }

    /** The rows of a statement. There is no part of them: what was cut off would be taken for missing. */
    public List<List<@Nullable Object>> rows(Sql sql) throws DatabaseException {
        List<List<@Nullable Object>> rows = answer(sql, most + 1);
        if (rows.size() > most) {
            throw new UnanswerableException(
                    FailureCode.OVER_BUDGET,
                    "Connection '" + database.name() + "': the ranges of keys that differ have more than "
                            + Text.number(most)
                            + " rows, which are too many to compare one by one. The tables hardly have a row in common: see whether the"
                            + " copy was loaded, and whether key, columns and except name what they should.");
        }
        return rows;
    }

    /** The rows of a statement that has a row for each range at most, and is planned as one that is read to its end. */
    List<List<@Nullable Object>> few(Sql sql) throws DatabaseException {
        return answer(sql, Database.ALL_ROWS);
    }

    private List<List<@Nullable Object>> answer(Sql sql, int maxRows) throws DatabaseException {
        statements++;
        sent.add(sql.text());
        Sql own = new Sql(sql.text(), sql.binds(), path);
        Database.Held within = held;
        return (within == null ? database.query(own, maxRows, purpose) : within.query(own, maxRows, purpose)).rows();
    }

    /** Lets further statements find what authors' SQL calls in these schemas, after what is built in. */
    void beside(Set<String> schemas) {
        Set<String> all = new LinkedHashSet<>(path.schemas());
        all.addAll(schemas);
        path = SearchPath.with(all);
    }

    /**
     * Takes a snapshot that is held.
     *
     * @throws UnanswerableException if the database has none
     */
    Database.Held hold(Duration longest) throws DatabaseException {
        return database.hold(longest, path, purpose)
                .orElseThrow(() -> new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Connection '" + database.name() + "' holds no snapshot while a copy is waited for."));
    }

    /**
     * Lets further statements see one snapshot.
     *
     * @param snapshot the snapshot; null: each sees its own
     */
    void within(Database.@Nullable Held snapshot) {
        held = snapshot;
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
    public Set<String> sent() {
        return sent;
    }

    /** The number of statements so far. */
    int statements() {
        return statements;
    }
}
