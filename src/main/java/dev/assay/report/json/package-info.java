/** The sink {@code json}: the results file. It may use results and what sinks share. */
@NullMarked
package dev.assay.report.json;

import org.jspecify.annotations.NullMarked;
