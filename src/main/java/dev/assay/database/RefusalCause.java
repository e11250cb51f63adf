package dev.assay.database;

import org.apiguardian.api.API;

/**
 * Why a database refused a statement, as far as it affects the remedy. The remedy depends on who wrote the SQL, which
 * only the check knows, so the message of a refusal does not name it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum RefusalCause {
    /** The statement does not parse. */
    SYNTAX,
    /** No such function or operator exists for values of these types. */
    NO_SUCH_FUNCTION,
    /** Another part of the statement is wrong: a name, or types that do not match. */
    WORDING,
    /** Two collations conflict. */
    COLLATION,
    /** A pattern or regular expression is invalid. */
    PATTERN,
    /** A value does not belong to the required type. */
    VALUE,
    /** A calculation has no result: a division by zero, a number out of range. */
    CALCULATION,
    /** The code of a function, view, policy or type failed. */
    OWNERS_CODE,
    /** The server behind a foreign table does not answer. */
    FOREIGN_SERVER,
    /** The table cannot be read yet, such as a materialized view without data. */
    NOT_READY,
    /** The server lacks resources or has an internal error. */
    SERVER_FAULT,
    /** The statement exceeds a limit of the server, such as the number of columns or the depth of expressions. */
    TOO_COMPLEX,
    /** Any other cause. */
    OTHER
}
