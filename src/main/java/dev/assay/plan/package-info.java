/**
 * The planner: the questions of all checks become measurements, and these become few statements. It knows databases
 * as interfaces, and no check type.
 */
@NullMarked
package dev.assay.plan;

import org.jspecify.annotations.NullMarked;
