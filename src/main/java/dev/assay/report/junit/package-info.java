/** The sink {@code junit}: JUnit XML. It may use results and what sinks share. */
@NullMarked
package dev.assay.report.junit;

import org.jspecify.annotations.NullMarked;
