package dev.assay.database;

import java.math.BigDecimal;

/**
 * What statements of one purpose cost by a database's own history.
 *
 * @param statements how many of them the history has
 * @param credits in the account's credits, each statement as if it had its warehouse for itself
 */
public record Credits(int statements, BigDecimal credits) {}
