package dev.assay.database;

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
import org.apiguardian.api.API;

/**
 * An open connection of a suite: a database that checks read, within its limits. Nothing is sent before the first look-up
 * or query. Safe for use by as many threads as {@link #sessions()} says.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
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

    /** Whom it serves; what serves an application gets no statement twice. */
    default Plane plane() {
        return Plane.ANALYTICAL;
    }

    /**
     * Looks a table (or view, or foreign or partitioned table) up in the catalogue; answers are kept, so that a table is
     * looked up once a run.
     *
     * @throws DatabaseException {@link FailureKind#TABLE_MISSING} where there is none of that name, or what stood in the way
     */
    TableInfo table(TableName name) throws DatabaseException;

    /**
     * Looks several tables up at once, so that {@link #table} answers without a further journey. What cannot be looked up is
     * said by {@link #table}, not here.
     */
    void lookUp(Collection<TableName> names);

    /** Looks up at once what SQL of authors may call, so that {@link #admit} answers without a further journey. */
    default void lookUpCalls(Collection<Fragment> fragments) {
        // nothing is known of functions
    }

    /**
     * Asks whether SQL of an author's calls only what is the database's own and does nothing but compute, or what the connection
     * declares. Where that is not known, as from a saved catalogue, it does.
     *
     * @return the schemas in which a condition finds what it names beside what is the database's own; none for a query
     * @throws DatabaseException {@link FailureKind#QUERY_REFUSED} where it does not, or what stood in the way
     */
    default Set<String> admit(Fragment fragment) throws DatabaseException {
        return Set.of();
    }

    /**
     * The names of all tables and views that the catalogue shows of the database, with their schemas, but for the system's own and
     * for partitions of other tables; in the order of their names.
     *
     * @throws DatabaseException what stood in the way
     */
    List<TableName> tables() throws DatabaseException;

    /**
     * Runs one statement in a short read-only transaction of its own, under the connection's limits.
     *
     * @param sql the statement
     * @param maxRows how many rows to read at most, at least 1
     * @param purpose what it is for, as the database's owner finds it in the database's history where that is kept
     * @throws DatabaseException what stood in the way, as a sentence that says what to do
     */
    Rows query(Sql sql, int maxRows, String purpose) throws DatabaseException;

    /** As {@link #query(Sql, int, String)}, for nothing that the database's owner would ask about. */
    default Rows query(Sql sql, int maxRows) throws DatabaseException {
        return query(sql, maxRows, "");
    }

    /** Whether it may hide rows or values from its answers without a word, so that the catalogue must say that it does not. */
    default boolean hides() {
        return false;
    }

    /** The moment at which statements are to look at all tables, where they have to say it themselves; empty: now. */
    default Optional<Instant> moment() {
        return Optional.empty();
    }

    /** How many bytes the database believes that a statement reads, without running it; empty where it does not say. */
    default Optional<Long> estimatedBytes(Sql sql) {
        return Optional.empty();
    }

    /**
     * What statements cost whose purpose begins so, by purpose; nothing where the database keeps no such history, or does not show
     * it. Never throws.
     */
    default Map<String, Credits> credits(String prefix) {
        return Map.of();
    }

    /** Cancels every running statement at once and refuses later ones ({@link FailureKind#CANCELLED}). Never throws. */
    void cancel();

    /** Gives everything back; waits for no statement. Never throws. */
    @Override
    void close();
}
