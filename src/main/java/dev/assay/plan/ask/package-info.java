/**
 * The questions that a check type may ask, and the answers it gets. Check types compile against this package; it knows
 * neither the planner nor a database.
 */
@NullMarked
package dev.assay.plan.ask;

import org.jspecify.annotations.NullMarked;
