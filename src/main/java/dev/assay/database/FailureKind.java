package dev.assay.database;

import dev.assay.result.FailureCode;
import org.apiguardian.api.API;

/** Why a database did not answer. The name is the code that messages, results and reports carry. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FailureKind {
    /** Host, port, database or network: no session could be had, or the one in use was lost. */
    DATABASE_UNREACHABLE,
    /** User or password is wrong, or the user may not connect. */
    LOGIN_REFUSED,
    /** The driver that the connection needs is not on the class path. */
    DRIVER_MISSING,
    /** The connection demands a replica, and the server is none. */
    NOT_A_REPLICA,
    TABLE_MISSING,
    COLUMN_MISSING,
    PERMISSION_DENIED,
    /** A policy hides rows from this user, or may do so. */
    ROWS_HIDDEN,
    /** The statement or a lock took longer than the connection's limits allow. */
    TIMED_OUT,
    /** The statement was not sent: its estimated cost or rows are over the connection's limits. */
    OVER_BUDGET,
    /** The database refused the statement: it does not parse, divides by zero, compares types that do not compare, … */
    QUERY_REFUSED,
    /** An embedded database could not be started or filled. */
    EMBEDDED_FAILED,
    /** The run was cancelled. */
    CANCELLED;

    /** The code of a result that has no other reason. */
    public FailureCode code() {
        return FailureCode.valueOf(name());
    }
}
