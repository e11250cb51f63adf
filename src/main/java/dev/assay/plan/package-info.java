/** From what the checks ask to the statements that answer: Ask, Measurement, Planner, Scan. */
@NullMarked
package dev.assay.plan;

import org.jspecify.annotations.NullMarked;
