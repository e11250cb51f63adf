package dev.assay.plan.ask;

import org.apiguardian.api.API;

/** A column of the checked table in the catalogue; {@link #name} is its exact name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Column extends Value {}
