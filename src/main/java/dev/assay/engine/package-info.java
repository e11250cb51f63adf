/** The JUnit Platform engine {@code assay}. It knows suites and runs, and no report. */
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
