package dev.assay.database;

import org.apiguardian.api.API;

/** The settings of a connection in {@code connections.yaml}, with its variables resolved. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Settings {

    /** {@return the connection's name in {@code connections.yaml}} */
    String name();

    /** {@return the number of statements that may run at once, at least 1} */
    int sessions();

    /**
     * Opens the database. Nothing is started or connected before the first use.
     *
     * @param application the client name that the database's owner sees, such as {@code assay flights}
     * @return the database, which the caller closes
     */
    Database open(String application);
}
