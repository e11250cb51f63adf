package dev.assay.database;

import org.apiguardian.api.API;

/** Which plane a database belongs to; no statement goes over both. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Plane {
    /** Serves the application; checks keep within tight limits. */
    OPERATIONAL,
    /** Serves analysts. */
    ANALYTICAL
}
