package dev.assay.plan;

import dev.assay.sql.ValueType;

/** A column of the checked table, as the catalogue has it. */
public interface Column {

    /** Its exact name. */
    String name();

    /** Its type as the database writes it. */
    String databaseType();

    /** What its type means to a check. */
    ValueType type();
}
