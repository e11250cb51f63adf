/**
 * The sink {@code github}: annotations and a step summary for GitHub Actions. It may use results, verdicts, what sinks share, and a run in
 * plain text.
 */
@NullMarked
package dev.assay.report.github;

import org.jspecify.annotations.NullMarked;
