package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.NearMisses;
import dev.assay.database.TableInfo;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Caches the tables of a database's catalogue, so that each is looked up once. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Catalogue {

    private final LookUp lookUp;
    private final Map<TableName, Answer> known = new HashMap<>();

    /**
     * Creates a cache.
     *
     * @param lookUp looks up tables that are not cached
     */
    public Catalogue(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /**
     * The result of looking up a name.
     *
     * @param table the table; null if it does not exist or may not be read
     * @param refusal why there is no table; null if there is one
     */
    public record Answer(
            @Nullable TableInfo table, @Nullable DatabaseException refusal) {

        /**
         * {@return the answer for a table that does not exist}
         *
         * @param connection the connection's name
         * @param wanted the name that was looked up
         * @param there the names of all tables, from which the message suggests similar ones
         */
        public static Answer missing(String connection, TableName wanted, Collection<TableName> there) {
            String near = NearMisses.hint(
                    wanted.toString(),
                    there.stream()
                            .map(one -> wanted.schema() == null ? one.name() : one.toString())
                            .toList());
            return refused(new DatabaseException(
                    FailureKind.TABLE_MISSING,
                    "Connection '" + connection + "' has no table " + wanted + "."
                            + (near.isEmpty() ? " Correct the name in the suite, or ask who removed the table." : near),
                    null));
        }

        /**
         * {@return the answer for a table that cannot be looked up}
         *
         * @param why why not
         */
        public static Answer refused(DatabaseException why) {
            return new Answer(null, why);
        }

        TableInfo get() throws DatabaseException {
            if (table == null) {
                DatabaseException why = Objects.requireNonNull(refusal);
                throw new DatabaseException(why.kind(), String.valueOf(why.getMessage()), null);
            }
            return table;
        }
    }

    /** Looks up several tables at once. */
    @FunctionalInterface
    public interface LookUp {
        /**
         * Looks up tables.
         *
         * @param names the names, as suites or SQL write them
         * @return an answer for each name
         * @throws DatabaseException if no table could be looked up
         */
        Map<TableName, Answer> answers(Set<TableName> names) throws DatabaseException;
    }

    /**
     * Looks up a table, or waits for a look-up of it that is in progress.
     *
     * @param name the name, as a suite or SQL writes it
     * @return the table
     * @throws DatabaseException if the look-up fails; unless the failure is about the table itself, the next call tries
     *     again
     */
    public synchronized TableInfo table(TableName name) throws DatabaseException {
        lookUp(List.of(name));
        return Objects.requireNonNull(known.get(name)).get();
    }

    /**
     * Looks up the tables that are not cached. Nothing is cached if that fails.
     *
     * @param names the names, as suites or SQL write them
     * @throws DatabaseException if the look-up fails
     */
    public synchronized void lookUp(Collection<TableName> names) throws DatabaseException {
        Set<TableName> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            known.putAll(lookUp.answers(unknown));
        }
    }
}
