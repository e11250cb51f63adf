/** The sink {@code gitlab}: a code quality report. It may use results and what sinks share. */
@NullMarked
package dev.assay.report.gitlab;

import org.jspecify.annotations.NullMarked;
