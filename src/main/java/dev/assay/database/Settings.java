package dev.assay.database;

import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of a connection in {@code connections.yaml}, with its variables resolved. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Settings {

    /** {@return the connection's name in {@code connections.yaml}} */
    String name();

    /** {@return the number of statements that may run at once, at least 1} */
    int sessions();

    /**
     * {@return the settings with the limits of suites in the place of the connection's own}
     *
     * @param limits the limits of suites
     * @throws IllegalArgumentException if a limit is higher than the connection's, or not known to this type; the message is a sentence
     *     without its full stop
     */
    default Settings tightened(SuiteLimits limits) {
        SuiteLimits.unknown("statement_timeout", limits.statementTimeout());
        SuiteLimits.unknown("max_cost", limits.maxCost());
        SuiteLimits.unknown("max_rows", limits.maxRows());
        SuiteLimits.unknown("max_bytes", limits.maxBytes());
        return this;
    }

    /**
     * Opens the database. Nothing is started or connected before the first use.
     *
     * @param application the client name that the database's owner sees, such as {@code assay flights}
     * @return the database, which the caller closes
     */
    Database open(String application);

    /**
     * Opens the database to read its catalogue alone: it tells tables whether or not the role may read them, and no
     * rights of the role are asked for or refused.
     *
     * @param application the client name that the database's owner sees
     * @return the database, which the caller closes
     */
    default Database openCatalogue(String application) {
        return open(application);
    }

    /**
     * {@return where results of runs are stored in this database; empty if its provider stores none} Nothing is connected
     * before {@link ResultsStore#open}.
     *
     * @param schema the schema of the tables, as authors write it
     */
    default Optional<ResultsStore> store(String schema) {
        return Optional.empty();
    }
}
