/**
 * The results of a run, and the interface of a sink. The package depends only on the JDK, so sinks compile against it
 * alone.
 */
@NullMarked
package dev.assay.result;

import org.jspecify.annotations.NullMarked;
