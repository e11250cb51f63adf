package dev.assay.database;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * The cost of the statements of one purpose, according to the database's query history.
 *
 * @param statements the number of such statements in the history
 * @param credits the cost in the account's credits, as if each statement had its warehouse to itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Credits(int statements, BigDecimal credits) {}
