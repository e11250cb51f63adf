package dev.assay.result;

import org.apiguardian.api.API;

/** Why a check did not pass. The name is the code that messages, results and reports carry. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FailureCode {
    /** The data breaks the rule. */
    RULE_VIOLATED,
    /** The newest row is too old. */
    DATA_STALE,
    /** The table is not built as agreed. */
    CONTRACT_BROKEN,
    /** Nothing was there to check. */
    NO_ROWS,
    /** Host, port, database or network: no session could be had, or the one in use was lost. */
    DATABASE_UNREACHABLE,
    /** User or password is wrong, or the user may not connect. */
    LOGIN_REFUSED,
    /** The driver that the connection needs is not on the class path. */
    DRIVER_MISSING,
    /** The connection demands a replica, and the server is none. */
    NOT_A_REPLICA,
    /** The settings of the connection are wrong. */
    CONNECTION_INVALID,
    /** There is no such table. */
    TABLE_MISSING,
    /** The table has no such column. */
    COLUMN_MISSING,
    /** The user may not read it. */
    PERMISSION_DENIED,
    /** A policy hides rows from this user, or may do so. */
    ROWS_HIDDEN,
    /** A policy masks values from this user, or may do so. */
    VALUES_MASKED,
    /** The statement or a lock took longer than the limits of the connection allow. */
    TIMED_OUT,
    /** The statement was not sent: its estimated cost or rows are over the limits of the connection. */
    OVER_BUDGET,
    /** The question makes no sense, or the database refused the statement: types that do not compare, a division by zero, … */
    QUERY_REFUSED,
    /** An embedded database could not be started or filled. */
    EMBEDDED_FAILED,
    /** {@code group_by} makes more groups than are judged. */
    TOO_MANY_GROUPS,
    /** The run was cancelled. */
    CANCELLED,
    /** A pattern could not be looked up in the catalogue. */
    PATTERN_REFUSED,
    /** A pattern means a check that is there already. */
    PATTERN_CLASH,
    /** No check of a run was left to run. */
    NOTHING_RAN,
    /** The suite file could not be read. */
    SUITE_UNREADABLE,
    /** Something was thrown that nobody expected; it says nothing about the data. */
    INTERNAL_ERROR
}
