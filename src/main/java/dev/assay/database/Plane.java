package dev.assay.database;

import org.apiguardian.api.API;

/** The plane that a database belongs to. No statement spans both. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Plane {
    /** Serves an application; checks stay within tight limits. */
    OPERATIONAL,
    /** Serves analysts. */
    ANALYTICAL
}
