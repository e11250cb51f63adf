/** The sink {@code console}: a summary on the terminal. It may use results, what sinks share, and the text of a run. */
@NullMarked
package dev.assay.report.console;

import org.jspecify.annotations.NullMarked;
