package dev.assay.plan.ask;

import org.apiguardian.api.API;

/** A condition on the rows of the checked table; made by {@link Ask} only. It holds only where it is true, never where it is null. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Condition {}
