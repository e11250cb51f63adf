/** A run, from suites through scans and verdicts to results. It may use every package before it, but no sink and no engine. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
