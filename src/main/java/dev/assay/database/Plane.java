package dev.assay.database;

/** Which plane a database belongs to; no statement goes over both. */
public enum Plane {
    /** Serves the application; checks keep within tight limits. */
    OPERATIONAL,
    /** Serves analysts. */
    ANALYTICAL
}
