package dev.assay.sql;

/** The SQL that a database speaks. */
public enum Dialect {
    POSTGRESQL
}
