package dev.assay.database;

import java.util.Collection;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A schema of a database in which results of runs are stored for others to read. It is Assay's only way to write into a
 * database that it did not start itself, and no check uses it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ResultsStore {

    /** {@return the plane that the database belongs to} */
    Plane plane();

    /**
     * {@return whether checks read by the role that writes here, which they must not}
     *
     * @param checks the settings of a connection of checks
     * @param role the role that {@link Session#role} names; null if no session is open yet, so that only what is declared
     *     can be compared
     */
    boolean sharesRole(Settings checks, @Nullable String role);

    /**
     * Opens a session that may write, and creates or migrates the tables first, where the database has them made by
     * Assay.
     *
     * @return the session, which the caller closes
     * @throws DatabaseException if there is no session, the tables cannot be made, or a newer version of Assay made them;
     *     the message says what to do
     */
    Session open() throws DatabaseException;

    /** A session that may write. It is used by one thread. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
    interface Session extends AutoCloseable {

        /** {@return the role whose rights the session has, as the server says} */
        String role();

        /**
         * {@return those of the runs that are stored}
         *
         * @param runs ids of runs
         * @throws DatabaseException if they cannot be read
         */
        Set<String> known(Collection<String> runs) throws DatabaseException;

        /**
         * Writes a run with all its results in one transaction, unless it is stored already.
         *
         * @param run the run
         * @return whether it was written
         * @throws DatabaseException if it cannot be written; nothing of it is stored then
         */
        boolean write(StoredRun run) throws DatabaseException;

        /** Ends the session. Never throws. */
        @Override
        void close();
    }
}
