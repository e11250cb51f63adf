package dev.assay.database.postgresql.rights;

/** What becomes of a connection whose role may do more than read. */
public enum WriteRights {
    /** Nobody asks for the role's rights: the server is our own, or only its catalogue is read. */
    UNASKED,
    /** They are a warning. */
    WARNED,
    /** Nothing is sent but the look-up of these rights. */
    REFUSED
}
