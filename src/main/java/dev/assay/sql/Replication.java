package dev.assay.sql;

import org.apiguardian.api.API;

/** How a database tells of the slots that hold its log back until a copy has read it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Replication {

    /**
     * {@return a query of one row about a slot} Its columns, of which all but the first two and the last are null where there is no such
     * slot: whether the database is a standby, the names of all logical slots of this database with commas, whether a consumer is connected, the state of the log that the slot needs, the bytes of log until the slot is lost
     * (null: there is no limit), the bytes that the consumer has not confirmed, the bytes that are kept for it, the seconds since it was
     * connected (null: the database does not tell), why the slot is of no use any more, whether it is a logical one of this database,
     * and the microseconds since 1970 of now.
     *
     * @param name the slot's name, which becomes a bind
     */
    Sql slot(String name);
}
