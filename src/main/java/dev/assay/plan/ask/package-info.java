/**
 * What a check type may ask, and the answers it gets. It knows neither the planner nor a database; check types
 * compile against it.
 */
@NullMarked
package dev.assay.plan.ask;

import org.jspecify.annotations.NullMarked;
