/**
 * The results of a run, and the interface of a sink. It knows nothing but the JDK, so that sinks compile against it
 * alone.
 */
@NullMarked
package dev.assay.result;

import org.jspecify.annotations.NullMarked;
