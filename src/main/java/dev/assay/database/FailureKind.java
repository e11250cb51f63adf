package dev.assay.database;

import dev.assay.result.FailureCode;
import org.apiguardian.api.API;

/** Why a database operation failed. The name is the code in messages, results and reports. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FailureKind {
    /** No session could be opened, because of the host, port, database or network, or the session in use was lost. */
    DATABASE_UNREACHABLE,
    /** The user or password is wrong, or the user may not connect. */
    LOGIN_REFUSED,
    /** The JDBC driver is not on the class path. */
    DRIVER_MISSING,
    /** The connection requires a replica, and the server is none, or too far behind its primary. */
    NOT_A_REPLICA,
    /** The connection requires a role that only reads, and its role may do more. */
    ROLE_MAY_WRITE,
    /** The table does not exist. */
    TABLE_MISSING,
    /** The column does not exist. */
    COLUMN_MISSING,
    /** The user may not read the table. */
    PERMISSION_DENIED,
    /** A policy hides rows from this user, or may hide them. */
    ROWS_HIDDEN,
    /** The statement or a lock took longer than the connection's limits allow. */
    TIMED_OUT,
    /** The statement was not sent, because its estimated cost or row count exceeds the connection's limits. */
    OVER_BUDGET,
    /** The database refused the statement: a syntax error, a division by zero, types that are not comparable, … */
    QUERY_REFUSED,
    /** An embedded database could not be started or loaded. */
    EMBEDDED_FAILED,
    /** The run was cancelled. */
    CANCELLED;

    /** {@return the failure code of a result with this cause} */
    public FailureCode code() {
        return FailureCode.valueOf(name());
    }
}
