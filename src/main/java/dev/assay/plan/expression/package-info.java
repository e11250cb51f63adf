/**
 * The rows and expressions that questions are about, as relational algebra over a table of the catalogue. It knows
 * SQL and the catalogue, and not the planner.
 */
@NullMarked
package dev.assay.plan.expression;

import org.jspecify.annotations.NullMarked;
