/**
 * The planner: the questions of all checks become measurements, which become a few statements. It knows databases only as interfaces, and
 * no check type.
 */
@NullMarked
package dev.assay.plan;

import org.jspecify.annotations.NullMarked;
