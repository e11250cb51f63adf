/** A run in plain text, for the terminal and for pages. It may use results and what sinks share. */
@NullMarked
package dev.assay.report.text;

import org.jspecify.annotations.NullMarked;
