package dev.assay.database;

import org.apiguardian.api.API;

/**
 * Why a database refused a statement, as far as it matters for what to do. What to do depends on who wrote the SQL, which only the
 * check knows; so the message of a refusal does not say it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum RefusalCause {
    /** The statement does not parse. */
    SYNTAX,
    /** There is no such function or operator for values of these types. */
    NO_SUCH_FUNCTION,
    /** Something else in the statement's words is wrong: a name, or types that do not go together. */
    WORDING,
    /** Nobody says which of two collations counts. */
    COLLATION,
    /** A pattern or regular expression cannot be read. */
    PATTERN,
    /** A value is none of the type that is needed. */
    VALUE,
    /** Something that is worked out has no result: a division by zero, a number out of range. */
    CALCULATION,
    /** The code of a function, a view, a policy or a type failed by itself. */
    OWNERS_CODE,
    /** The server behind a foreign table does not answer. */
    FOREIGN_SERVER,
    /** The table is not ready to be read, such as a materialized view without data. */
    NOT_READY,
    /** The server lacks room, or has a fault of its own. */
    SERVER_FAULT,
    /** The statement is more than the server takes: too many columns, too deep. */
    TOO_COMPLEX,
    /** Any other. */
    OTHER
}
