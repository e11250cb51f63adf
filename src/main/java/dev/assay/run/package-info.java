/** A run from suites to results: connections, schedule, cancellation, samples; declares the sinks. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
