package dev.assay.plan.ask;

import org.apiguardian.api.API;

/**
 * A condition on the rows of the checked table, made by {@link Ask}. It holds only if it is true; if it is null, it
 * does not hold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Condition {}
