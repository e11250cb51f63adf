/**
 * The rows and expressions of questions, as relational algebra over a table of the catalogue. It knows SQL and the
 * catalogue, but not the planner.
 */
@NullMarked
package dev.assay.plan.expression;

import org.jspecify.annotations.NullMarked;
