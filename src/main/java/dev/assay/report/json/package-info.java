/** The sinks {@code json}, the results file, and {@code events}. They may use results, verdicts and what sinks share. */
@NullMarked
package dev.assay.report.json;

import org.jspecify.annotations.NullMarked;
