package dev.assay.database;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * What statements of one purpose cost by a database's own history.
 *
 * @param statements how many of them the history has
 * @param credits in the account's credits, each statement as if it had its warehouse for itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Credits(int statements, BigDecimal credits) {}
