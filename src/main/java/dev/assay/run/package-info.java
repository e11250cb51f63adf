/**
 * A run: from suites through scans and verdicts to results. It knows every room before it, and no sink and no engine.
 */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
