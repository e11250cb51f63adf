package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An open connection that checks read from, within the connection's limits. It sends nothing before the first look-up
 * or query. It is safe for use by {@link #sessions()} threads at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Database extends AutoCloseable {

    /** So many rows at most: all. A database may then read a result in one go, and plan its statement for that. */
    int ALL_ROWS = Integer.MAX_VALUE;

    /** {@return the connection's name in {@code connections.yaml}} */
    String name();

    /** {@return the dialect in which statements for it are written} */
    Dialect dialect();

    /**
     * {@return what identifies the database, such as {@code host:port/database}, so that state kept for one database is
     * not used for another} It contains no secret.
     */
    String place();

    /** {@return the number of statements that may run at once, at least 1} */
    int sessions();

    /**
     * {@return the plane that the database belongs to} On an operational database no statement is sent a second time.
     */
    default Plane plane() {
        return Plane.ANALYTICAL;
    }

    /**
     * Looks up a table, view, foreign table or partitioned table in the catalogue. The result is cached, so each table
     * is looked up once per run.
     *
     * @param name the table, as a suite or SQL names it
     * @return the table
     * @throws DatabaseException with {@link FailureKind#TABLE_MISSING} if there is no such table, or another kind if
     *     the look-up fails
     */
    TableInfo table(TableName name) throws DatabaseException;

    /**
     * Looks up several tables in one round trip and caches them for {@link #table}. It does not throw; {@link #table}
     * reports each failure.
     *
     * @param names the tables, as suites or SQL name them
     */
    void lookUp(Collection<TableName> names);

    /**
     * Looks up all functions and operators that fragments may call, in one round trip, and caches them for
     * {@link #admit}.
     *
     * @param fragments all SQL of authors that a run may send
     */
    default void lookUpCalls(Collection<Fragment> fragments) {
        // a database without functions has nothing to look up
    }

    /**
     * Checks that an author's SQL calls only side-effect-free functions: those of the database itself, or those that
     * the connection declares. A database that cannot tell, such as a saved catalogue, admits everything.
     *
     * @param fragment the author's SQL
     * @return the schemas, in addition to the database's own, in which a condition finds the names that it uses; empty
     *     for a query
     * @throws DatabaseException with {@link FailureKind#QUERY_REFUSED} if it calls anything else, or another kind if
     *     the look-up fails
     */
    default Set<String> admit(Fragment fragment) throws DatabaseException {
        return Set.of();
    }

    /**
     * {@return all tables and views in the catalogue, with their schemas, sorted by name} System tables and partitions
     * are left out.
     *
     * @throws DatabaseException if the look-up fails
     */
    List<TableName> tables() throws DatabaseException;

    /**
     * Runs one statement in its own short read-only transaction, within the connection's limits.
     *
     * @param sql the statement
     * @param maxRows the maximum number of rows to read, at least 1
     * @param purpose by which the database's owner can find the statement
     * @return the rows, at most {@code maxRows}
     * @throws DatabaseException if the statement fails; the message says what to do
     */
    Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException;

    /**
     * Runs one statement, as {@link #query(Sql, int, Purpose)} does, without a purpose.
     *
     * @param sql the statement
     * @param maxRows the maximum number of rows to read, at least 1
     * @return the rows, at most {@code maxRows}
     * @throws DatabaseException if the statement fails; the message says what to do
     */
    default Rows query(Sql sql, int maxRows) throws DatabaseException {
        return query(sql, maxRows, Purpose.NONE);
    }

    /** {@return whether policies may silently filter rows or mask values, so that the catalogue must rule them out} */
    default boolean hides() {
        return false;
    }

    /**
     * {@return the moment as of which statements must read all tables, if they have to name one; empty: they read the
     * current rows}
     */
    default Optional<Instant> moment() {
        return Optional.empty();
    }

    /**
     * {@return the number of bytes that the database expects a statement to read, without running it; empty if the
     * database gives no estimate}
     *
     * @param sql the statement
     */
    default Optional<Long> estimatedBytes(Sql sql) {
        return Optional.empty();
    }

    /**
     * {@return what a statement would use, without running it; empty if the database does not tell}
     *
     * @param sql the statement
     * @throws DatabaseException if it cannot be planned
     */
    default Optional<Estimate> estimate(Sql sql) throws DatabaseException {
        return Optional.empty();
    }

    /**
     * {@return the costs of the statements whose purpose begins with the prefix, by purpose} The map is empty if the
     * database keeps no query history or does not show it. Never throws.
     *
     * @param prefix the beginning of the purposes
     */
    default Map<String, Credits> credits(String prefix) {
        return Map.of();
    }

    /**
     * Takes a session in which all statements see one snapshot, until it is closed.
     *
     * @param longest after this time the database ends it, since an open snapshot keeps it from tidying up
     * @param path the search path for names without a schema
     * @param purpose a label for the session's statements
     * @return the session; empty if the database has no such
     * @throws DatabaseException if there is no session
     */
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    default Optional<Held> hold(Duration longest, SearchPath path, Purpose purpose) throws DatabaseException {
        return Optional.empty();
    }

    /** A snapshot that is held open. */
    interface Held extends AutoCloseable {

        /**
         * Runs a statement, as {@link Database#query(Sql, int, Purpose)} does.
         *
         * @param sql the statement
         * @param maxRows the highest number of rows to read
         * @param purpose a label for the statement
         * @return the rows
         * @throws DatabaseException if the statement fails; {@link FailureKind#TIMED_OUT} if the snapshot was open for too long or, on
         *     a standby, changes that arrived ended it
         */
        Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException;

        /** Gives the session back. Never throws. */
        @Override
        void close();
    }

    /**
     * {@return what the connection's owner should know, such as that the role may do more than read} It is complete after
     * the first look-up or query.
     */
    default List<DatabaseWarning> warnings() {
        return List.of();
    }

    /**
     * The statements that give a role all that checks of some tables need, and nothing else.
     *
     * @param tables the tables, from {@link #table}
     * @param role the role, as authors write it; null: the connection's own
     * @return a script in the database's SQL; empty if its roles need no rights
     * @throws DatabaseException if a look-up fails
     */
    default Optional<String> grants(Collection<TableInfo> tables, @Nullable String role) throws DatabaseException {
        return Optional.empty();
    }

    /** Cancels all running statements and refuses later ones ({@link FailureKind#CANCELLED}). Never throws. */
    void cancel();

    /** Releases all resources without waiting for running statements. Never throws. */
    @Override
    void close();
}
