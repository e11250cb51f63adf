/** Tests of the sinks. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
