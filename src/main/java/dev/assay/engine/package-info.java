/** The JUnit Platform engine {@code assay}. It may use suites and runs, but no report. */
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
