package dev.assay.database;

import org.apiguardian.api.API;

/** How to reach a database: a connection of {@code connections.yaml} with its variables filled in. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Settings {

    /** The connection's name in {@code connections.yaml}. */
    String name();

    /** How many statements may run at once, at least 1. */
    int sessions();

    /**
     * Opens the database; nothing is started or connected before its first use.
     *
     * @param application what the database's owner sees of us, such as {@code assay flights}
     */
    Database open(String application);
}
