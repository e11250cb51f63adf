/** The sink {@code junit}: JUnit XML. It may use results, what sinks share, and a run in plain text. */
@NullMarked
package dev.assay.report.junit;

import org.jspecify.annotations.NullMarked;
