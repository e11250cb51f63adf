package dev.assay.result;

import org.apiguardian.api.API;

/** Why a check did not pass. The name is the code in messages, results and reports. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FailureCode {
    /** The data breaks the rule. */
    RULE_VIOLATED,
    /** The newest row is too old. */
    DATA_STALE,
    /** The table does not have the agreed structure. */
    CONTRACT_BROKEN,
    /** There were no rows to check. */
    NO_ROWS,
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
    /** The settings of the connection are invalid. */
    CONNECTION_INVALID,
    /** The table does not exist. */
    TABLE_MISSING,
    /** The column does not exist. */
    COLUMN_MISSING,
    /** The user may not read the table. */
    PERMISSION_DENIED,
    /** A policy hides rows from this user, or may hide them. */
    ROWS_HIDDEN,
    /** A policy masks values from this user, or may mask them. */
    VALUES_MASKED,
    /** The statement or a lock took longer than the connection's limits allow. */
    TIMED_OUT,
    /** The statement was not sent, because its estimated cost or row count exceeds the connection's limits. */
    OVER_BUDGET,
    /**
     * The question cannot be answered, or the database refused the statement: types that are not comparable, a division
     * by zero, …
     */
    QUERY_REFUSED,
    /** An embedded database could not be started or loaded. */
    EMBEDDED_FAILED,
    /** {@code group_by} yields more groups than are judged. */
    TOO_MANY_GROUPS,
    /** The run was cancelled. */
    CANCELLED,
    /** A pattern could not be expanded from the catalogue. */
    PATTERN_REFUSED,
    /** A pattern expands to a check that already exists. */
    PATTERN_CLASH,
    /** The run had no check to run. */
    NOTHING_RAN,
    /** The suite file could not be read. */
    SUITE_UNREADABLE,
    /** An unexpected exception was thrown; it says nothing about the data. */
    INTERNAL_ERROR
}
